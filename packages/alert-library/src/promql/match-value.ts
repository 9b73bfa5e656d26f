import type { Matcher } from "./expression.ts";

/** Whether a matcher lets a value pass; a label that is not there counts as empty. Undefined where nobody can tell. */
export function matches({ operator, value: wanted }: Matcher, value: string): boolean | undefined {
  if (operator === "=") return value === wanted;
  if (operator === "!=") return value !== wanted;
  const pattern = readPattern(wanted);
  if (pattern === undefined) return undefined;
  return pattern.test(value) === (operator === "=~");
}

/** PromQL's regular expressions are RE2's, and match the whole value. */
function readPattern(text: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${text})$`, "su");
  } catch {
    return undefined;
  }
}
