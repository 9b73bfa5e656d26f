import { type Cursor, isBlank, isBlankOrEnd, isBreak, type Mark } from "./cursor.ts";
import { foldBreaks } from "./plain-scalar.ts";
import { failScan } from "./yaml-failure.ts";

const simpleEscapes: Readonly<Record<string, string>> = {
  "0": "\0",
  a: "\x07",
  b: "\b",
  t: "\t",
  "\t": "\t",
  n: "\n",
  v: "\v",
  f: "\f",
  r: "\r",
  e: "\x1b",
  " ": " ",
  '"': '"',
  "'": "'",
  "\\": "\\",
  N: "\u0085",
  _: "\u00a0",
  L: "\u2028",
  P: "\u2029",
};
const hexLengths: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** Reads a quoted scalar, the cursor on its opening quote, lines folded and escapes resolved. */
export function scanQuotedScalar(cursor: Cursor, style: "single" | "double"): string {
  const start = cursor.mark();
  const quote = style === "single" ? 0x27 : 0x22;
  cursor.skip();
  let value = "";
  for (;;) {
    if (cursor.atDocumentIndicator()) throw failScan("found unexpected document indicator", cursor.mark(), start);
    if (cursor.code() === 0) throw failScan("found unexpected end of stream", cursor.mark(), start);
    const { text, joined } = scanWord(cursor, style, start);
    value += text;
    if (cursor.code() === quote) break;
    value += scanGap(cursor, joined);
  }
  cursor.skip();
  return value;
}

/** Characters up to white space or the closing quote; `joined` when an escaped line break ended them. */
function scanWord(cursor: Cursor, style: "single" | "double", start: Mark): { text: string; joined: boolean } {
  let text = "";
  while (!isBlankOrEnd(cursor.code())) {
    const code = cursor.code();
    if (style === "single" && code === 0x27) {
      if (cursor.code(1) !== 0x27) break;
      text += "'";
      cursor.skip(2);
    } else if (style === "double" && code === 0x22) {
      break;
    } else if (style === "double" && code === 0x5c) {
      if (isBreak(cursor.code(1))) {
        cursor.skip();
        cursor.readBreak();
        return { text, joined: true };
      }
      text += scanEscape(cursor, start);
    } else {
      text += cursor.read();
    }
  }
  return { text, joined: false };
}

function scanEscape(cursor: Cursor, start: Mark): string {
  const letter = String.fromCharCode(cursor.code(1));
  const length = hexLengths[letter];
  const simple = simpleEscapes[letter];
  if (length === undefined && simple === undefined) {
    throw failScan("found unknown escape character", cursor.mark(), start);
  }
  cursor.skip(2);
  if (length === undefined) return simple ?? "";
  let digits = "";
  for (let i = 0; i < length; i++) digits += String.fromCharCode(cursor.code(i));
  if (!/^[0-9a-fA-F]+$/.test(digits)) {
    throw failScan("did not find expected hexdecimal number", cursor.mark(), start);
  }
  const code = Number.parseInt(digits, 16);
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) {
    throw failScan("found invalid Unicode character escape code", cursor.mark(), start);
  }
  cursor.skip(length);
  return String.fromCodePoint(code);
}

/** White space between words: kept on one line, folded over several. */
function scanGap(cursor: Cursor, joined: boolean): string {
  let onLine = !joined;
  let blanks = "";
  let firstBreak = "";
  let moreBreaks = "";
  while (isBlank(cursor.code()) || isBreak(cursor.code())) {
    if (isBlank(cursor.code())) {
      if (onLine) blanks += cursor.read();
      else cursor.skip();
    } else if (onLine) {
      blanks = "";
      firstBreak = cursor.readBreak();
      onLine = false;
    } else {
      moreBreaks += cursor.readBreak();
    }
  }
  if (onLine) return blanks;
  return firstBreak === "" ? moreBreaks : foldBreaks(firstBreak, moreBreaks);
}
