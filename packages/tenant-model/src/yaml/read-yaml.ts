import { type Document, isAlias, isMap, isNode, isSeq, LineCounter, type Node, parseDocument, visit } from "yaml";
import type { Path } from "../problem.ts";
import type { YamlValue } from "./read-block-yaml.ts";
import { explainYamlError, type YamlFault } from "./yaml-fault.ts";

/** 1-based. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface OpenedYaml {
  /** The whole value, or the faults that keep it from being read. */
  read():
    | { readonly ok: true; readonly value: YamlValue }
    | { readonly ok: false; readonly faults: readonly YamlFault[] };
  /** Where a place stands; its nearest existing parent when it does not exist. */
  locate(place: Path, at: "key" | "value"): Position;
}

/** More aliases than a person writes; fewer than a bomb needs. */
const MOST_ALIASES = 100;

/** Opens YAML 1.2 text with the full parser: slower than `readBlockYaml`, but it knows everything, positions too. */
export function openYaml(text: string): OpenedYaml {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: "1.2", logLevel: "error", stringKeys: true });
  const toPosition = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  return {
    read: () => {
      const faults = findFaults(document, text).map((fault) => ({ ...fault, ...toPosition(fault.offset) }));
      return faults.length > 0 ? { ok: false, faults } : { ok: true, value: document.toJS() as YamlValue };
    },
    locate: (place, at) => toPosition(offsetOf(document, place, at)),
  };
}

function findFaults(
  document: Document.Parsed,
  text: string,
): (Omit<YamlFault, "line" | "column"> & { offset: number })[] {
  const conflict = /^(?:<{7}|={7}|>{7})(?: .*)?$/m.exec(text);
  if (conflict !== null) {
    return [
      {
        offset: conflict.index,
        message: `line is a merge-conflict marker: ${JSON.stringify(conflict[0].slice(0, 40))}`,
        help: "resolve the conflict: keep one side and delete the three marker lines",
      },
    ];
  }
  const faults = document.errors.map((error) => ({ offset: error.pos[0], ...explainYamlError(error, text) }));
  let aliases = 0;
  visit(document, {
    Alias: (_key, alias) => {
      aliases += 1;
      if (aliases !== MOST_ALIASES + 1) return undefined;
      faults.push({
        offset: alias.range?.[0] ?? 0,
        message: `more than ${MOST_ALIASES} aliases: this looks like an alias bomb`,
        help: "write the values out instead of repeating them with *alias",
      });
      return visit.BREAK;
    },
    Scalar: (key, node) => {
      if (typeof node.value !== "string") return;
      const offset = node.range?.[0] ?? 0;
      if (key === "key" && node.value === "__proto__") {
        faults.push({
          offset,
          message: 'the key "__proto__" is not allowed',
          help: "remove it: no field has this name",
        });
      }
      const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/.exec(node.value);
      if (control !== null) {
        const code = control[0].charCodeAt(0).toString(16).padStart(4, "0");
        faults.push({
          offset,
          message: `text holds the control character U+${code.toUpperCase()}`,
          help: "remove it: no field may hold control characters",
        });
      }
      if (/(?:^|[^$])\$$/.test(node.value) && text.startsWith("{", node.range?.[1] ?? 0)) {
        faults.push({ offset, ...FLOW_PLACEHOLDER });
      }
    },
  });
  return faults.length > 0 ? faults : expansionFault(document);
}

export const FLOW_PLACEHOLDER = {
  message: "a placeholder inside { } or [ ] must be quoted: YAML reads its braces as a mapping",
  help: 'quote it, e.g. { size: "${NAME}" }, or write the mapping in block style, one key a line',
};

/** Nested aliases grow exponentially: the library counts what they would expand to. */
function expansionFault(document: Document.Parsed): { offset: number; message: string; help: string }[] {
  try {
    document.toJS({ maxAliasCount: MOST_ALIASES });
    return [];
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    let offset = 0;
    visit(document, {
      Alias: (_key, alias) => {
        offset = alias.range?.[0] ?? 0;
        return visit.BREAK;
      },
    });
    return [
      {
        offset,
        message: `aliases expand too far: ${error.message}`,
        help: "write the values out instead of repeating them with *alias",
      },
    ];
  }
}

function offsetOf(document: Document.Parsed, place: Path, at: "key" | "value"): number {
  let node: unknown = document.contents;
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  for (const [depth, part] of place.entries()) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = node.items.find((item) => String((item.key as { value?: unknown } | null)?.value) === String(part));
      if (pair === undefined) return offset;
      const key = pair.key as Node | null;
      const value = pair.value as Node | null;
      node = value;
      const wantsKey = (at === "key" && depth === place.length - 1) || value === null || isMap(value) || isSeq(value);
      offset = ((wantsKey ? key?.range : value.range) ?? key?.range)?.[0] ?? offset;
    } else if (isSeq(node)) {
      const item = node.items[Number(part)] as Node | undefined;
      if (item === undefined) return offset;
      node = item;
      offset = item.range?.[0] ?? offset;
    } else return offset;
  }
  return offset;
}
