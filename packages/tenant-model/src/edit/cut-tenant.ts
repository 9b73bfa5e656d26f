import type { YAMLSeq } from "yaml";
import type { Path } from "../problem.ts";
import { findItemEnd } from "./insert-tenant.ts";
import { dashOf, endOf, findPair, nodeAt, type OpenedNodes, openNodes } from "./tenant-nodes.ts";
import { TextLines } from "./text-lines.ts";

export interface CutText {
  readonly text: string;
  /** Lines of comments right above what was cut, 1-based; they stay, as they may speak of more than it. */
  readonly commentsAbove?: { readonly first: number; readonly last: number };
}

/**
 * Takes an item out of a list, with the comments inside of it; everything else stays as it is.
 * @param place of the list
 * @returns undefined where the text is written in a way that cannot be edited
 */
export async function cutTenant(text: string, place: Path, index: number): Promise<CutText | undefined> {
  const nodes = await openNodes(text);
  const list = nodes && nodeAt(nodes, place);
  if (nodes === undefined || !nodes.yaml.isSeq(list)) return undefined;
  if (list.flow === true) return cutFlow(text, list, { index, nodes });
  const dash = dashOf(list, index);
  if (dash === undefined) return undefined;
  const lines = new TextLines(text);
  const column = lines.columnOf(dash);
  const from = lines.lineOf(dash);
  if (lines.lines[from]?.slice(0, column).trim() !== "") return undefined;
  const to = findItemEnd(lines, Math.max(endOf(list.items[index], nodes, text), dash + 1), column, "item");
  const above = findCommentsAbove(lines, from);
  const cut = { from, to, place, isLast: index === list.items.length - 1 };
  const rest = list.items.length === 1 ? emptyList(lines, cut, nodes) : closeGap(lines, cut);
  return rest === undefined ? undefined : { text: rest, ...(above && { commentsAbove: above }) };
}

function findCommentsAbove(lines: TextLines, item: number): CutText["commentsAbove"] {
  let first = item;
  while (lines.commentColumn(first - 1) !== undefined) first -= 1;
  return first === item ? undefined : { first: first + 1, last: item };
}

interface Cut {
  readonly from: number;
  readonly to: number;
  readonly place: Path;
  readonly isLast: boolean;
}

/** Of the blank lines around what was cut, one goes with it; the one before the last item was there to set that apart. */
function closeGap(lines: TextLines, { from, to, isLast }: Cut): string {
  if (!lines.isBlank(from - 1)) return lines.remove(from, to);
  if (lines.isBlank(to)) return lines.remove(from, to + 1);
  return isLast ? lines.remove(from - 1, to) : lines.remove(from, to);
}

/** `key:` alone would be null. */
function emptyList(lines: TextLines, { from, to, place }: Cut, nodes: OpenedNodes): string | undefined {
  const text = lines.remove(from, to);
  if (place.length === 0) return new TextLines(text).insert(from, ["[]"]);
  const parent = nodeAt(nodes, place.slice(0, -1));
  const key = nodes.yaml.isMap(parent) ? findPair(parent, String(place.at(-1)))?.key.range : undefined;
  const colon = key === undefined || key === null ? -1 : text.indexOf(":", key[1]);
  return colon < 0 ? undefined : `${text.slice(0, colon + 1)} []${text.slice(colon + 1)}`;
}

interface FlowItem {
  readonly index: number;
  readonly nodes: OpenedNodes;
}

function cutFlow(text: string, list: YAMLSeq, { index, nodes }: FlowItem): CutText | undefined {
  const startOf = (at: number) => (list.items[at] as { readonly range?: readonly number[] } | undefined)?.range?.[0];
  const start = startOf(index);
  if (start === undefined) return undefined;
  const end = endOf(list.items[index], nodes, text);
  const next = startOf(index + 1);
  const previous = index === 0 ? start : endOf(list.items[index - 1], nodes, text);
  const [from, to] = next === undefined ? [previous, end] : [start, next];
  // Between two items only a comment holds `#`, and it may speak of the one that stays.
  if (`${text.slice(from, start)}${text.slice(end, to)}`.includes("#")) return undefined;
  return { text: text.slice(0, from) + text.slice(to) };
}
