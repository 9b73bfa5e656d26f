import { isVisible } from "./quoted-scalar.ts";

/** Space at the end of a line is lost to editors and Git hooks, so such text is quoted, where it can be seen. */
const TRAILING_SPACE = /[ \t](?:\n|$)/;
const ONLY_BREAKS = /^\n*$/;
const INDENTED_START = /^\n* /;
/** kustomize re-emits such a block without the indentation indicator that it needs, and then cannot read it. */
const TAB_START = /^\n*\t/;
const BREAK_BEFORE_TEXT = /\n(?=[^\n])/g;

/** Whether a literal block scalar gives exactly this text in every reader. */
export function isBlockScalar(text: string): boolean {
  if (!text.includes("\n") || ONLY_BREAKS.test(text)) return false;
  return !TRAILING_SPACE.test(text) && !TAB_START.test(text) && isVisible(text);
}

/**
 * The text as a literal block scalar, without the line break that ends it.
 * @param line line break and indentation of the text's lines, two spaces deeper than the parent node
 */
export function printBlockScalar(text: string, line: string): string {
  const body = text.replace(BREAK_BEFORE_TEXT, line);
  const start = text.startsWith("\n") ? "\n" : line;
  // Readers guess the indentation from the first line, so a line that starts with space of its own needs it in numbers.
  const indicator = INDENTED_START.test(text) ? "2" : "";
  if (!text.endsWith("\n")) return `|${indicator}-${start}${body}`;
  return `|${indicator}${text.endsWith("\n\n") ? "+" : ""}${start}${body.slice(0, -1)}`;
}
