import { emptyScalar, type MappingNode, type ParseNode, type SequenceNode, type YamlNode } from "./node.ts";
import type { Properties, TokenStream } from "./token-stream.ts";

export function parseFlowSequence(stream: TokenStream, properties: Properties, parse: ParseNode): SequenceNode {
  const sequence = stream.addAnchor<SequenceNode>(properties, { kind: "sequence", items: [] });
  const { start } = stream.take();
  for (let first = true; !stream.meets("flow-sequence-end"); first = false) {
    if (!first) {
      stream.expect("flow-entry", "did not find expected ',' or ']'", start);
      if (stream.meets("flow-sequence-end")) break;
    }
    sequence.items.push(stream.takeIf("key") === undefined ? parse("flow") : parseSinglePair(stream, parse));
  }
  stream.take();
  return sequence;
}

/** `[a: b]` is a list of one mapping. */
function parseSinglePair(stream: TokenStream, parse: ParseNode): MappingNode {
  let key: YamlNode = emptyScalar;
  // Upstream takes the token that shows the key to be empty, so `[? : a]` loses its colon.
  if (stream.meets("value", "flow-entry", "flow-sequence-end")) stream.take();
  else key = parse("flow");
  return { kind: "mapping", entries: [[key, parseFlowValue(stream, "flow-sequence-end", parse)]] };
}

export function parseFlowMapping(stream: TokenStream, properties: Properties, parse: ParseNode): MappingNode {
  const mapping = stream.addAnchor<MappingNode>(properties, { kind: "mapping", entries: [] });
  const { start } = stream.take();
  for (let first = true; !stream.meets("flow-mapping-end"); first = false) {
    if (!first) {
      stream.expect("flow-entry", "did not find expected ',' or '}'", start);
      if (stream.meets("flow-mapping-end")) break;
    }
    if (stream.takeIf("key") === undefined) {
      mapping.entries.push([parse("flow"), emptyScalar]);
      continue;
    }
    const key = stream.meets("value", "flow-entry", "flow-mapping-end") ? emptyScalar : parse("flow");
    mapping.entries.push([key, parseFlowValue(stream, "flow-mapping-end", parse)]);
  }
  stream.take();
  return mapping;
}

function parseFlowValue(
  stream: TokenStream,
  end: "flow-sequence-end" | "flow-mapping-end",
  parse: ParseNode,
): YamlNode {
  if (stream.takeIf("value") === undefined || stream.meets("flow-entry", end)) return emptyScalar;
  return parse("flow");
}
