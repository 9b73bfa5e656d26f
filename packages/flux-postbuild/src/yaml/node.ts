/** A parsed document before its scalars are resolved. `tag` is "" where none is written. */
export type YamlNode = ScalarNode | SequenceNode | MappingNode | AliasNode;

export interface ScalarNode {
  readonly kind: "scalar";
  readonly tag: string;
  readonly value: string;
  /** Whether it stands unquoted and untagged, so that its text decides its type. */
  readonly implicit: boolean;
}

export interface SequenceNode {
  readonly kind: "sequence";
  readonly items: YamlNode[];
}

export interface MappingNode {
  readonly kind: "mapping";
  readonly entries: [key: YamlNode, value: YamlNode][];
}

export interface AliasNode {
  readonly kind: "alias";
  readonly name: string;
  /** The node may still be growing when an alias stands inside what it names. */
  readonly target: YamlNode;
}

export const emptyScalar: ScalarNode = { kind: "scalar", tag: "", value: "", implicit: true };

/** Where a node stands decides which collections may begin there. */
export type NodeContext = "block" | "block-or-indentless" | "flow";
export type ParseNode = (context: NodeContext) => YamlNode;
