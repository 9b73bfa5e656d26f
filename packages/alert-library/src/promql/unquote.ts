/** What a letter behind a backslash stands for. */
const ESCAPES: Readonly<Record<string, string>> = {
  a: "\u0007",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\\": "\\",
};
const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3})|([\s\S]))/gu;
const QUOTES: ReadonlySet<string> = new Set(['"', "'", "`"]);
const LAST_BYTE = 0xff;
const LAST_CODE_POINT = 0x10ffff;

export type Unquoted =
  | { readonly ok: true; readonly text: string }
  /** `escape` is the first one that PromQL does not know; without it the text has no end, or is none. */
  | { readonly ok: false; readonly escape?: string };

/** Reads a literal in double or single quotes or backticks (Prometheus v3.0, promql/parser/lex.go, lexEscape). */
export function readQuoted(literal: string): Unquoted {
  const quote = literal.charAt(0);
  if (!QUOTES.has(quote) || findTextEnd(literal, 0) !== literal.length - 1) return { ok: false };
  const inner = literal.slice(1, -1);
  if (quote === "`") return { ok: true, text: inner };
  let unknown: string | undefined;
  const text = inner.replace(ESCAPE, (escape, hex, short, long, octal, letter) => {
    const found = letter === undefined ? readNumber(hex, short ?? long, octal) : readLetter(letter, quote);
    if (found === undefined) unknown ??= escape;
    return found ?? "";
  });
  return unknown === undefined ? { ok: true, text } : { ok: false, escape: unknown };
}

/** The text of a literal; undefined where it cannot be read. */
export function unquote(literal: string): string | undefined {
  const read = readQuoted(literal);
  return read.ok ? read.text : undefined;
}

/** Where the quote is that ends the text from `start` on; -1 for none. A loop, as a repeated choice overflows at a long text. */
export function findTextEnd(text: string, start: number): number {
  const quote = text.charAt(start);
  if (quote === "`") return text.indexOf(quote, start + 1);
  for (let index = start + 1; index < text.length; index += 1) {
    if (text.charAt(index) === quote) return index;
    if (text.charAt(index) === "\\") index += 1;
    if (text.charAt(index) === "\n") return -1;
  }
  return -1;
}

function readLetter(letter: string, quote: string): string | undefined {
  return letter === quote ? quote : ESCAPES[letter];
}

function readNumber(hex: string | undefined, point: string | undefined, octal: string | undefined): string | undefined {
  const value = octal === undefined ? Number.parseInt(hex ?? point ?? "", 16) : Number.parseInt(octal, 8);
  const isSurrogate = value >= 0xd800 && value < 0xe000;
  return value > (point === undefined ? LAST_BYTE : LAST_CODE_POINT) || isSurrogate
    ? undefined
    : String.fromCodePoint(value);
}
