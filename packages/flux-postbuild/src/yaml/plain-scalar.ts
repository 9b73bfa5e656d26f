import { type Cursor, isBlank, isBlankOrEnd, isBreak, isBreakOrEnd } from "./cursor.ts";
import { failScan } from "./yaml-failure.ts";

const flowIndicators = ",?[]{}";

export interface PlainScalar {
  readonly value: string;
  /** Whether it ended with a line break, after which a key may start. */
  readonly endsLine: boolean;
}

/** Reads an unquoted scalar, lines folded. `parentIndent` is the column of the block that holds it, -1 for none. */
export function scanPlainScalar(cursor: Cursor, parentIndent: number, context: "block" | "flow"): PlainScalar {
  const start = cursor.mark();
  const indent = parentIndent + 1;
  let value = "";
  let blanks = "";
  let firstBreak = "";
  let moreBreaks = "";
  while (!cursor.atDocumentIndicator() && cursor.code() !== 0x23) {
    while (!isBlankOrEnd(cursor.code())) {
      if (cursor.code() === 0x3a && isBlankOrEnd(cursor.code(1))) break;
      if (context === "flow" && flowIndicators.includes(cursor.char())) break;
      value += firstBreak === "" ? blanks : foldBreaks(firstBreak, moreBreaks);
      blanks = "";
      firstBreak = "";
      moreBreaks = "";
      value += cursor.read();
    }
    if (!isBlank(cursor.code()) && !isBreak(cursor.code())) break;
    while (isBlank(cursor.code()) || isBreak(cursor.code())) {
      if (isBreakOrEnd(cursor.code())) {
        const lineBreak = cursor.readBreak();
        if (firstBreak === "") firstBreak = lineBreak;
        else moreBreaks += lineBreak;
        blanks = "";
      } else if (firstBreak === "") {
        blanks += cursor.read();
      } else {
        if (cursor.column < indent && cursor.code() === 9) {
          throw failScan("found a tab character that violates indentation", cursor.mark(), start);
        }
        cursor.skip();
      }
    }
    if (context === "block" && cursor.column < indent) break;
  }
  return { value, endsLine: firstBreak !== "" };
}

/** One line break is a space, more are kept but for the first; LS and PS are kept always. */
export function foldBreaks(first: string, more: string): string {
  if (first !== "\n") return first + more;
  return more === "" ? " " : more;
}
