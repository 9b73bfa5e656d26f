import { isBlockScalar, printBlockScalar } from "./block-scalar.ts";
import { isPlainScalar } from "./plain-scalar.ts";
import { quoteScalar } from "./quoted-scalar.ts";

/** The text as a plain or double-quoted scalar on one line. */
export function printLineScalar(text: string): string {
  return isPlainScalar(text) ? text : quoteScalar(text);
}

/**
 * The text as a plain, literal block or double-quoted scalar.
 * @param line line break and indentation for the lines of a block scalar
 */
export function printScalar(text: string, line: string): string {
  if (isPlainScalar(text)) return text;
  return isBlockScalar(text) ? printBlockScalar(text, line) : quoteScalar(text);
}

/** The number as JSON has it, in a form that YAML 1.1 readers too take for a number: they want a point before `e`. */
export function printNumber(value: number): string {
  if (!Number.isFinite(value)) {
    throw new TypeError(`cannot print the number ${value}: expected a finite number, as JSON has no other`);
  }
  const json = `${value}`;
  return json.includes("e") && !json.includes(".") ? json.replace("e", ".0e") : json;
}
