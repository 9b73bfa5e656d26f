/** What a letter behind a backslash stands for; any other one is itself, or the start of a number. */
const ESCAPES: Readonly<Record<string, string>> = { a: "\u0007", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };
const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3})|([\s\S]))/g;

/** The text of a literal in double or single quotes or backticks; undefined where it is none, or has no end. */
export function unquote(literal: string): string | undefined {
  const quote = literal.charAt(0);
  const inner = literal.slice(1, -1);
  if (quote === "`") return literal.length > 1 && literal.endsWith("`") ? inner : undefined;
  if (quote !== '"' && quote !== "'") return undefined;
  // The last quote may itself be escaped.
  const isWhole = new RegExp(`^(?:[^\\\\\\n${quote}]|\\\\[^\\n])*$`).test(inner);
  if (literal.length < 2 || !literal.endsWith(quote) || !isWhole) return undefined;
  return inner.replace(ESCAPE, (_, hex, short, long, octal, letter) => {
    if (letter !== undefined) return ESCAPES[letter] ?? letter;
    return String.fromCodePoint(
      octal === undefined ? Number.parseInt(hex ?? short ?? long, 16) : Number.parseInt(octal, 8),
    );
  });
}
