import type { Mark } from "./cursor.ts";

export type ScalarStyle = "plain" | "single" | "double" | "literal" | "folded";

export type TokenBody =
  | { readonly kind: "stream-end" | "document-start" | "document-end" }
  | { readonly kind: "block-sequence-start" | "block-mapping-start" | "block-end" }
  | { readonly kind: "flow-sequence-start" | "flow-sequence-end" | "flow-mapping-start" | "flow-mapping-end" }
  | { readonly kind: "block-entry" | "flow-entry" | "key" | "value" }
  | { readonly kind: "alias" | "anchor"; readonly name: string }
  | { readonly kind: "tag"; readonly handle: string; readonly suffix: string }
  | { readonly kind: "version-directive"; readonly major: number; readonly minor: number }
  | { readonly kind: "tag-directive"; readonly handle: string; readonly prefix: string }
  | { readonly kind: "scalar"; readonly value: string; readonly style: ScalarStyle };

export type Token = TokenBody & { readonly start: Mark };
export type TokenKind = Token["kind"];
