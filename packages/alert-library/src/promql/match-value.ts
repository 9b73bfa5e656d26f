import type { Matcher } from "./expression.ts";
import { matchesGoPattern } from "./go-pattern.ts";

/** Whether a matcher lets a value pass; a label that is not there counts as empty. Undefined where nobody can tell. */
export function matches({ operator, value: wanted }: Matcher, value: string): boolean | undefined {
  if (operator === "=") return value === wanted;
  if (operator === "!=") return value !== wanted;
  // The whole value, and a dot matches line ends as well.
  const found = matchesGoPattern(wanted, value, "su");
  return found === undefined ? undefined : found === (operator === "=~");
}
