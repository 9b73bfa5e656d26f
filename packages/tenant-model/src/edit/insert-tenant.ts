import type { YAMLMap, YAMLSeq } from "yaml";
import type { Path } from "../problem.ts";
import { type Entry, type Indentation, printFlow, printItem } from "./print-entry.ts";
import { dashOf, endOf, findPair, nodeAt, type OpenedNodes, openNodes } from "./tenant-nodes.ts";
import { TextLines } from "./text-lines.ts";

/** Where nothing of a file says how it is indented. */
const USUAL: Indentation = { step: 2, dash: 2 };

/**
 * Writes a tenant behind the others of a list; everything else stays as it is, and the lines look like theirs.
 * @param place of the list: `["spec", "tenants"]` of a catalog, nothing of an included file
 * @returns undefined where the text is written in a way that cannot be edited
 */
export async function insertTenant(text: string, entry: Entry, place: Path): Promise<string | undefined> {
  const nodes = await openNodes(text);
  if (nodes === undefined) return undefined;
  const { yaml } = nodes;
  const list = nodeAt(nodes, place);
  if (yaml.isSeq(list) && list.items.length > 0) {
    return list.flow === true ? insertFlow(text, entry, list, nodes) : insertBlock(text, entry, { list, place }, nodes);
  }
  const isEmpty = list === undefined || (yaml.isSeq(list) && list.flow === true);
  if (!isEmpty) return undefined;
  const spec = nodeAt(nodes, place.slice(0, -1));
  return yaml.isMap(spec) && spec.flow !== true
    ? insertFirst(text, entry, { spec, key: String(place.at(-1)) }, nodes)
    : undefined;
}

function insertFlow(text: string, entry: Entry, list: YAMLSeq, nodes: OpenedNodes): string {
  const end = endOf(list.items.at(-1), nodes, text);
  const style = text.slice(0, end).trimEnd().endsWith('"}') || text.trimStart().startsWith("{") ? "json" : "yaml";
  return `${text.slice(0, end)}, ${printFlow(entry, style)}${text.slice(end)}`;
}

interface PlacedList {
  readonly list: YAMLSeq;
  readonly place: Path;
}

function insertBlock(text: string, entry: Entry, { list, place }: PlacedList, nodes: OpenedNodes): string | undefined {
  const lines = new TextLines(text);
  const dash = dashOf(list, list.items.length - 1);
  if (dash === undefined) return undefined;
  const column = lines.columnOf(dash);
  const last = list.items.at(-1) as { readonly range?: readonly number[] } | null;
  const start = last?.range?.[0] ?? dash;
  const gap = lines.lineOf(start) === lines.lineOf(dash) ? Math.max(start - dash, 2) : 2;
  const indentation = place.length === 0 ? USUAL : measure(lines, column, place, nodes);
  const added = printItem(entry, column, indentation, gap);
  const at = findItemEnd(lines, endOf(last, nodes, text), column, "list");
  return lines.insert(at, isSpaced(lines, lines.lineOf(dash), list) ? ["", ...added] : added);
}

/** The indentation that the file itself has. */
function measure(lines: TextLines, dash: number, place: Path, nodes: OpenedNodes): Indentation {
  const columns = place.map((_, depth) => {
    const parent = nodeAt(nodes, place.slice(0, depth));
    const key = nodes.yaml.isMap(parent) ? findPair(parent, String(place[depth]))?.key : undefined;
    return key?.range ? lines.columnOf(key.range[0]) : 0;
  });
  const [outer = 0, inner = 2] = columns;
  return { step: Math.max(inner - outer, 1), dash: Math.max(dash - inner, 0) };
}

/** `list`: comments that stand as deep as the dashes belong to the list, too, unless a blank line sets them off. */
export function findItemEnd(lines: TextLines, end: number, column: number, scope: "item" | "list"): number {
  let found = lines.lineOf(Math.max(end - 1, 0)) + 1;
  let isApart = false;
  for (let line = found; line < lines.lines.length; line += 1) {
    const comment = lines.commentColumn(line);
    if (comment === undefined && !lines.isBlank(line)) break;
    isApart ||= comment === undefined;
    const isDeep = comment !== undefined && comment > column;
    if (isDeep || (scope === "list" && comment === column && !isApart)) found = line + 1;
  }
  return found;
}

/** Whether the items of a list are set apart by blank lines. */
function isSpaced(lines: TextLines, lastItem: number, list: YAMLSeq): boolean {
  let before = lastItem - 1;
  while (lines.commentColumn(before) !== undefined) before -= 1;
  return list.items.length > 1 && before >= 0 && lines.isBlank(before);
}

interface PlacedKey {
  readonly spec: YAMLMap;
  readonly key: string;
}

/** The first tenant of a catalog that has `tenants: []` or none at all. */
function insertFirst(text: string, entry: Entry, { spec, key }: PlacedKey, nodes: OpenedNodes): string | undefined {
  const first = spec.items[0]?.key as { readonly range?: readonly number[] } | undefined;
  if (first?.range === undefined) return undefined;
  const lines = new TextLines(text);
  const column = lines.columnOf(first.range[0] ?? 0);
  const indentation = { step: Math.max(column, 1), dash: USUAL.dash };
  const items = printItem(entry, column + indentation.dash, indentation);
  const pair = findPair(spec, key);
  if (pair === undefined) {
    const at = findItemEnd(lines, endOf(spec, nodes, text), column, "list");
    return lines.insert(at, [`${" ".repeat(column)}${key}:`, ...items]);
  }
  const [start = 0, end = 0] = pair.value?.range ?? [];
  // A comment between the brackets has no place in what replaces them.
  if (text.slice(start, end).includes("#")) return undefined;
  // What stands behind `[]` in its line, a comment perhaps, stays.
  const emptied = end > start ? text.slice(0, start).trimEnd() + text.slice(end) : text;
  const rest = new TextLines(emptied);
  return rest.insert(rest.lineOf(pair.key.range?.[0] ?? 0) + 1, items);
}
