import { emptyScalar, type MappingNode, type ParseNode, type SequenceNode, type YamlNode } from "./node.ts";
import type { Properties, TokenStream } from "./token-stream.ts";

export function parseBlockSequence(stream: TokenStream, properties: Properties, parse: ParseNode): SequenceNode {
  const sequence = stream.addAnchor<SequenceNode>(properties, { kind: "sequence", items: [] });
  const { start } = stream.take();
  while (stream.takeIf("block-entry") !== undefined) {
    sequence.items.push(stream.meets("block-entry", "block-end") ? emptyScalar : parse("block"));
  }
  stream.expect("block-end", "did not find expected '-' indicator", start);
  return sequence;
}

/** A sequence that stands in the column of its own key. */
export function parseIndentlessSequence(stream: TokenStream, properties: Properties, parse: ParseNode): SequenceNode {
  const sequence = stream.addAnchor<SequenceNode>(properties, { kind: "sequence", items: [] });
  while (stream.takeIf("block-entry") !== undefined) {
    const none = stream.meets("block-entry", "key", "value", "block-end");
    sequence.items.push(none ? emptyScalar : parse("block"));
  }
  return sequence;
}

export function parseBlockMapping(stream: TokenStream, properties: Properties, parse: ParseNode): MappingNode {
  const mapping = stream.addAnchor<MappingNode>(properties, { kind: "mapping", entries: [] });
  const { start } = stream.take();
  const parseOne = (): YamlNode =>
    stream.meets("key", "value", "block-end") ? emptyScalar : parse("block-or-indentless");
  while (stream.takeIf("key") !== undefined) {
    const key = parseOne();
    mapping.entries.push([key, stream.takeIf("value") === undefined ? emptyScalar : parseOne()]);
  }
  stream.expect("block-end", "did not find expected key", start);
  return mapping;
}
