import type { Document, Node, Pair, YAMLMap, YAMLSeq } from "yaml";
import type { Path } from "../problem.ts";

/** A YAML text with the positions of its nodes; the `yaml` library is loaded for edits alone. */
export interface OpenedNodes {
  readonly document: Document.Parsed;
  readonly yaml: typeof import("yaml");
}

/** @returns undefined for what no YAML parser reads */
export async function openNodes(text: string): Promise<OpenedNodes | undefined> {
  const yaml = await import("yaml");
  const document = yaml.parseDocument(text, { keepSourceTokens: true, logLevel: "error", prettyErrors: false });
  return document.errors.length > 0 ? undefined : { document, yaml };
}

/** The node at a place as it is written: an alias is none. */
export function nodeAt({ document }: OpenedNodes, place: Path): unknown {
  return place.length === 0 ? document.contents : document.getIn(place, true);
}

export function findPair(map: YAMLMap, key: string): Pair<Node, Node | null> | undefined {
  const found = map.items.find((pair) => (pair.key as { value?: unknown } | null)?.value === key);
  return found as Pair<Node, Node | null> | undefined;
}

/** Offset of the `-` of an item of a block sequence. */
export function dashOf(list: YAMLSeq, index: number): number | undefined {
  const token = list.srcToken;
  if (token?.type !== "block-seq") return undefined;
  return token.items[index]?.start.find(({ type }) => type === "seq-item-ind")?.offset;
}

/** Offset behind the last character of a node: the ranges of block collections reach over what follows them. */
export function endOf(node: unknown, { yaml }: Pick<OpenedNodes, "yaml">, text: string): number {
  const own = (node as Node | null)?.range;
  let end = own?.[0] ?? 0;
  if (yaml.isCollection(node) && node.flow !== true) {
    for (const item of node.items) {
      const parts = yaml.isPair(item) ? [item.key, item.value] : [item];
      for (const part of parts) if (part !== null) end = Math.max(end, endOf(part, { yaml }, text));
    }
  } else end = own?.[1] ?? end;
  return text.slice(0, end).trimEnd().length;
}
