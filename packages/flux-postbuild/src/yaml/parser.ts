import { parseBlockMapping, parseBlockSequence, parseIndentlessSequence } from "./block-collections.ts";
import { parseFlowMapping, parseFlowSequence } from "./flow-collections.ts";
import { emptyScalar, type NodeContext, type ParseNode, type YamlNode } from "./node.ts";
import { TokenStream } from "./token-stream.ts";
import { failParse } from "./yaml-failure.ts";

/**
 * Reads the first document of a YAML 1.1 text as go.yaml.in/yaml/v2 v2.4.3 (parserc.go) does; what follows it is not looked
 * at. Undefined for a text without a document.
 */
export function parseDocument(text: string): YamlNode | undefined {
  const stream = new TokenStream(text);
  if (stream.meets("stream-end")) return undefined;
  const explicit = stream.meets("version-directive", "tag-directive", "document-start");
  if (explicit) takeDirectives(stream);
  stream.addTagPrefix("!", "!");
  stream.addTagPrefix("!!", "tag:yaml.org,2002:");
  if (explicit) stream.expect("document-start", "did not find expected <document start>", stream.peek().start);
  const ends = ["version-directive", "tag-directive", "document-start", "document-end", "stream-end"] as const;
  const content = explicit && stream.meets(...ends) ? emptyScalar : parseNode(stream, "block");
  // The end of a document is known by the token behind it, which must be one.
  stream.peek();
  return content;
}

function takeDirectives(stream: TokenStream): void {
  let versionSeen = false;
  for (let token = stream.peek(); ; token = stream.peek()) {
    if (token.kind === "version-directive") {
      if (versionSeen) throw failParse("found duplicate %YAML directive", token.start);
      if (token.major !== 1 || token.minor !== 1) throw failParse("found incompatible YAML document", token.start);
      versionSeen = true;
    } else if (token.kind === "tag-directive") {
      if (!stream.addTagPrefix(token.handle, token.prefix)) {
        throw failParse("found duplicate %TAG directive", token.start);
      }
    } else {
      return;
    }
    stream.take();
  }
}

function parseNode(stream: TokenStream, context: NodeContext): YamlNode {
  const first = stream.peek();
  if (first.kind === "alias") {
    const target = stream.findAnchor(first.name);
    stream.take();
    return { kind: "alias", name: first.name, target };
  }
  const properties = stream.takeProperties();
  const parse: ParseNode = (inner) => parseNode(stream, inner);
  const token = stream.peek();
  if (token.kind === "scalar") {
    stream.take();
    const implicit = properties.tag === "!" || (properties.tag === "" && token.style === "plain");
    return stream.addAnchor(properties, { kind: "scalar", tag: properties.tag, value: token.value, implicit });
  }
  if (token.kind === "flow-sequence-start") return parseFlowSequence(stream, properties, parse);
  if (token.kind === "flow-mapping-start") return parseFlowMapping(stream, properties, parse);
  if (context === "block-or-indentless" && token.kind === "block-entry") {
    return parseIndentlessSequence(stream, properties, parse);
  }
  if (context !== "flow" && token.kind === "block-sequence-start") return parseBlockSequence(stream, properties, parse);
  if (context !== "flow" && token.kind === "block-mapping-start") return parseBlockMapping(stream, properties, parse);
  if (properties.anchor === undefined && properties.tag === "") {
    throw failParse("did not find expected node content", token.start, first.start);
  }
  const implicit = properties.tag === "";
  return stream.addAnchor(properties, { kind: "scalar", tag: properties.tag, value: "", implicit });
}
