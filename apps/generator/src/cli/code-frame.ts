/** The line that a problem points at, with a caret below the column; undefined where there is no such line. */
export function drawCodeFrame(
  text: string | undefined,
  { line, column }: { readonly line: number; readonly column: number },
): string | undefined {
  if (text === undefined) return undefined;
  const { shown, caret } = cutAround(text, column);
  if (shown.trim() === "" || caret > shown.length) return undefined;
  const number = String(line);
  const margin = " ".repeat(number.length);
  // A tab stays a tab, so that the caret stands below what it means in every editor.
  const indent = shown.slice(0, caret).replace(/[^\t]/g, " ");
  return `    ${number} | ${show(shown)}\n    ${margin} | ${indent}^\n`;
}

/** Nobody reads a longer line, and some files are one. */
const LONGEST = 120;

function cutAround(text: string, column: number): { readonly shown: string; readonly caret: number } {
  const at = column - 1;
  if (text.length <= LONGEST) return { shown: text.trimEnd(), caret: at };
  const start = Math.max(0, Math.min(at - LONGEST / 2, text.length - LONGEST));
  const end = Math.min(text.length, start + LONGEST);
  const before = start > 0 ? "…" : "";
  const after = end < text.length ? "…" : "";
  return { shown: `${before}${text.slice(start, end)}${after}`, caret: at - start + before.length };
}

/** Control characters of a file must not reach the terminal as such. */
function show(text: string): string {
  return text.replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/g, "·");
}
