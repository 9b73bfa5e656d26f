import type { Json } from "../json.ts";
import { Decoder } from "./decoder.ts";
import { parseDocument } from "./parser.ts";
import { YamlFailure } from "./yaml-failure.ts";

export type YamlResult =
  | { readonly ok: true; readonly value: Json }
  /** The words of Go's YAML, line numbers included. */
  | { readonly ok: false; readonly message: string };

const notAllowed = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

export interface YamlReading {
  /** `last`: a key that stands twice has its last value. `refused`: it is a mistake. */
  readonly repeatedKeys?: "last" | "refused";
}

/** Turns YAML text into JSON as sigs.k8s.io/yaml 1.6.0 `YAMLToJSON` does: YAML 1.1, last key wins, first document. */
export function readYaml(text: string, { repeatedKeys = "last" }: YamlReading = {}): YamlResult {
  if (notAllowed.test(text)) return { ok: false, message: "yaml: control characters are not allowed" };
  try {
    const node = parseDocument(text.startsWith("\ufeff") ? text.slice(1) : text);
    return { ok: true, value: node === undefined ? null : new Decoder(repeatedKeys).decodeJson(node) };
  } catch (failure) {
    if (!(failure instanceof YamlFailure)) throw failure;
    return { ok: false, message: failure.message };
  }
}
