import { decodeBytes, encodeBytes } from "./byte-string.ts";
import { applyOperator, isDefaultOperator } from "./operators.ts";
import { SubstitutionFailure, type TemplateNode } from "./template.ts";
import { TemplateParser } from "./template-parser.ts";

export type SubstitutionMode = "strict" | "lax";
export type Variables = ReadonlyMap<string, string>;

export interface SubstitutionError {
  /** The words of envsubst v1.7.0. */
  readonly message: string;
  /** Where the failing `${` stands, in UTF-16 units of the text. */
  readonly offset?: number;
  readonly variable?: string;
}

export type Substitution =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly error: SubstitutionError };

/**
 * Replaces `${…}` in a text exactly as github.com/fluxcd/pkg/envsubst v1.7.0 does. Values are not expanded again.
 * Strict (Flux 2.9 and later) fails on an unset variable that has no default; lax reads it as "".
 * A character that an operator cut apart is U+FFFD in the text.
 */
export function substitute(text: string, variables: Variables, mode: SubstitutionMode): Substitution {
  const result = substituteBytes(text, variables, mode);
  return result.ok ? { ok: true, text: decodeBytes(result.text).text } : result;
}

/** As `substitute`, but the text is a byte string, which may hold parts of characters. */
export function substituteBytes(text: string, variables: Variables, mode: SubstitutionMode): Substitution {
  if (!text.includes("$")) return { ok: true, text: encodeBytes(text) };
  const bytes = encodeBytes(text);
  try {
    const evaluator = new Evaluator(variables, mode);
    return { ok: true, text: evaluator.evaluateAll(new TemplateParser(bytes).parse()) };
  } catch (failure) {
    if (!(failure instanceof SubstitutionFailure)) throw failure;
    const offset = decodeBytes(bytes.slice(0, failure.at)).text.length;
    const { message, variable } = failure;
    return { ok: false, error: { message, offset, ...(variable === undefined ? {} : { variable }) } };
  }
}

class Evaluator {
  private readonly variables: Variables;
  private readonly mode: SubstitutionMode;

  constructor(variables: Variables, mode: SubstitutionMode) {
    this.variables = variables;
    this.mode = mode;
  }

  evaluateAll(nodes: readonly TemplateNode[]): string {
    let out = "";
    for (const node of nodes) out += this.evaluate(node);
    return out;
  }

  /** Arguments come first, so an unset variable in a default fails even where the default is not needed. */
  private evaluate(node: TemplateNode): string {
    if (typeof node === "string") return node;
    const given = node.arguments.map((argument) => this.evaluate(argument));
    const name = decodeBytes(node.name).text;
    const value = this.variables.get(name);
    if (value === undefined && this.mode === "strict" && !isDefaultOperator(node.operator)) {
      throw new SubstitutionFailure(`variable not set (strict mode): ${JSON.stringify(name)}`, node.at, name);
    }
    const result = applyOperator(node.operator, encodeBytes(value ?? ""), given);
    if (typeof result !== "string") throw new SubstitutionFailure(result.crash, node.at, name);
    return result;
  }
}
