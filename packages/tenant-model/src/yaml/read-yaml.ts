import { type Document, isAlias, isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import type { Path } from "../problem.ts";
import { checkDocument } from "./check-document.ts";
import { checkText } from "./check-text.ts";
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
    | { readonly ok: false; readonly faults: readonly (YamlFault & Position)[] };
  /** Where a place stands; its nearest existing parent when it does not exist. */
  locate(place: Path, at: "key" | "value"): Position;
  /** Text of the scalar at a place, as it is written. */
  source(place: Path): string | undefined;
}

export interface YamlOptions {
  /** `apply`: `<<: *anchor` stands for the fields of that mapping, as kustomize and Flux read it. A catalog has none. */
  readonly mergeKeys?: "apply" | "keep";
}

/** Opens YAML 1.2 text with the full parser: slower than `readBlockYaml`, but it knows everything, positions too. */
export function openYaml(text: string, { mergeKeys = "keep" }: YamlOptions = {}): OpenedYaml {
  const lines = new LineCounter();
  const toPosition = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const unreadable = checkText(text);
  if (unreadable !== undefined) {
    const before = text.slice(0, unreadable.offset).split("\n");
    const position = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    return {
      read: () => ({ ok: false, faults: [{ ...unreadable, ...position }] }),
      locate: () => position,
      source: () => undefined,
    };
  }
  const document = parseDocument(text, {
    lineCounter: lines,
    version: "1.2",
    merge: mergeKeys === "apply",
    logLevel: "error",
    stringKeys: true,
    // Both take time that grows with the square of the file; keys are compared in `checkDocument`.
    prettyErrors: false,
    uniqueKeys: false,
  });
  return {
    read: () => {
      const faults = findFaults(document, text).map((fault) => ({ ...fault, ...toPosition(fault.offset) }));
      return faults.length > 0 ? { ok: false, faults } : { ok: true, value: document.toJS() as YamlValue };
    },
    locate: (place, at) => toPosition(offsetOf(document, place, at)),
    source: (place) => {
      const node = document.getIn(place, true);
      return isScalar(node) && node.range ? text.slice(node.range[0], node.range[1]) : undefined;
    },
  };
}

function findFaults(document: Document.Parsed, text: string): readonly YamlFault[] {
  // What a parser says behind the first error is mostly its echo.
  const [error] = document.errors;
  return error === undefined ? checkDocument(document, text) : [explainYamlError(error, document, text)];
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
