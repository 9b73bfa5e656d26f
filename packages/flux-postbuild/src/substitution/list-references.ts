import { decodeBytes, encodeBytes } from "./byte-string.ts";
import { isDefaultOperator } from "./operators.ts";
import type { SubstitutionError } from "./substitute.ts";
import { SubstitutionFailure, type TemplateNode } from "./template.ts";
import { TemplateParser } from "./template-parser.ts";

/** One `${…}` of a text, those inside of others among them. */
export interface ListedReference {
  readonly name: string;
  /** "" for `${X}`, else the operator as written. */
  readonly operator: string;
  /** It brings a value of its own, so that it never fails. */
  readonly hasDefault: boolean;
  /** Where its `$` stands, in UTF-16 units of the text. */
  readonly offset: number;
}

export type ReferenceList =
  | { readonly ok: true; readonly references: readonly ListedReference[] }
  | { readonly ok: false; readonly error: SubstitutionError };

/** What envsubst v1.7.0 would replace in a text, or why it cannot read it. */
export function listReferences(text: string): ReferenceList {
  if (!text.includes("${")) return { ok: true, references: [] };
  const bytes = encodeBytes(text);
  const offsetOf = (at: number) => decodeBytes(bytes.slice(0, at)).text.length;
  const references: ListedReference[] = [];
  const collect = (nodes: readonly TemplateNode[]): void => {
    for (const node of nodes) {
      if (typeof node === "string") continue;
      const { operator, at } = node;
      const name = decodeBytes(node.name).text;
      references.push({ name, operator, hasDefault: isDefaultOperator(operator), offset: offsetOf(at) });
      collect(node.arguments);
    }
  };
  try {
    collect(new TemplateParser(bytes).parse());
    return { ok: true, references };
  } catch (failure) {
    if (!(failure instanceof SubstitutionFailure)) throw failure;
    const { message, variable } = failure;
    const error = { message, offset: offsetOf(failure.at), ...(variable === undefined ? {} : { variable }) };
    return { ok: false, error };
  }
}
