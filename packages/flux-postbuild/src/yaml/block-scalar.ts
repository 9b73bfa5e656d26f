import { type Cursor, isBlank, isBreak, isBreakOrEnd, type Mark } from "./cursor.ts";
import { failScan } from "./yaml-failure.ts";

type Chomping = "clip" | "keep" | "strip";

/** Reads a `|` or `>` scalar, the cursor on its indicator. `parentIndent` is the column of the block that holds it. */
export function scanBlockScalar(cursor: Cursor, parentIndent: number, style: "literal" | "folded"): string {
  const start = cursor.mark();
  cursor.skip();
  const { chomping, increment } = scanHeader(cursor, start);
  const base = increment === 0 ? 0 : Math.max(parentIndent, 0) + increment;
  const leading = scanBreaks(cursor, { indent: base, parentIndent, start });
  const indent = leading.indent;
  let value = "";
  let lastBreak = "";
  let breaks = leading.breaks;
  let startedBlank = false;
  while (cursor.column === indent && cursor.code() !== 0) {
    const startsBlank = isBlank(cursor.code());
    if (style === "folded" && !startedBlank && !startsBlank && lastBreak === "\n") {
      if (breaks === "") value += " ";
    } else {
      value += lastBreak;
    }
    value += breaks;
    startedBlank = startsBlank;
    while (!isBreakOrEnd(cursor.code())) value += cursor.read();
    lastBreak = cursor.code() === 0 ? "" : cursor.readBreak();
    breaks = scanBreaks(cursor, { indent, parentIndent, start }).breaks;
  }
  if (chomping !== "strip") value += lastBreak;
  if (chomping === "keep") value += breaks;
  return value;
}

function scanHeader(cursor: Cursor, start: Mark): { chomping: Chomping; increment: number } {
  let chomping = scanChomping(cursor);
  const increment = scanIncrement(cursor, start);
  if (chomping === undefined && increment > 0) chomping = scanChomping(cursor);
  cursor.skipBlanks();
  cursor.skipComment();
  if (!isBreakOrEnd(cursor.code())) {
    throw failScan("did not find expected comment or line break", cursor.mark(), start);
  }
  if (isBreak(cursor.code())) cursor.readBreak();
  return { chomping: chomping ?? "clip", increment };
}

function scanChomping(cursor: Cursor): Chomping | undefined {
  const code = cursor.code();
  if (code !== 0x2b && code !== 0x2d) return undefined;
  cursor.skip();
  return code === 0x2b ? "keep" : "strip";
}

function scanIncrement(cursor: Cursor, start: Mark): number {
  const digit = cursor.code() - 0x30;
  if (digit < 0 || digit > 9) return 0;
  if (digit === 0) throw failScan("found an indentation indicator equal to 0", cursor.mark(), start);
  cursor.skip();
  return digit;
}

/** Steps over indentation and empty lines; an `indent` of 0 means: find it out from them. */
function scanBreaks(
  cursor: Cursor,
  known: { indent: number; parentIndent: number; start: Mark },
): { breaks: string; indent: number } {
  let breaks = "";
  let deepest = 0;
  const inIndent = () => known.indent === 0 || cursor.column < known.indent;
  for (;;) {
    while (inIndent() && cursor.code() === 0x20) cursor.skip();
    deepest = Math.max(deepest, cursor.column);
    if (inIndent() && cursor.code() === 9) {
      const problem = "found a tab character where an indentation space is expected";
      throw failScan(problem, cursor.mark(), known.start);
    }
    if (!isBreak(cursor.code())) break;
    breaks += cursor.readBreak();
  }
  const indent = known.indent === 0 ? Math.max(deepest, known.parentIndent + 1, 1) : known.indent;
  return { breaks, indent };
}
