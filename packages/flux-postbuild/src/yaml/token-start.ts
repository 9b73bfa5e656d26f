import { type Cursor, isBlank, isBlankOrEnd } from "./cursor.ts";

export type TokenStart =
  | "flow-sequence-start"
  | "flow-mapping-start"
  | "flow-sequence-end"
  | "flow-mapping-end"
  | "flow-entry"
  | "block-entry"
  | "key"
  | "value"
  | "alias"
  | "anchor"
  | "tag"
  | "literal"
  | "folded"
  | "single"
  | "double"
  | "plain";

const always: Readonly<Record<string, TokenStart>> = {
  "[": "flow-sequence-start",
  "{": "flow-mapping-start",
  "]": "flow-sequence-end",
  "}": "flow-mapping-end",
  ",": "flow-entry",
  "*": "alias",
  "&": "anchor",
  "!": "tag",
  "'": "single",
  '"': "double",
};
const reserved = "#%@`";

/** What kind of token begins at the cursor, which is on no white space; undefined when none can. */
export function findTokenStart(cursor: Cursor, context: "block" | "flow"): TokenStart | undefined {
  const char = cursor.char();
  const known = always[char];
  if (known !== undefined) return known;
  const flow = context === "flow";
  const blankNext = isBlankOrEnd(cursor.code(1));
  switch (char) {
    case "-":
      return blankNext ? "block-entry" : "plain";
    case "?":
      return flow || blankNext ? "key" : "plain";
    case ":":
      return flow || blankNext ? "value" : "plain";
    case "|":
      return flow ? undefined : "literal";
    case ">":
      return flow ? undefined : "folded";
    default:
      return reserved.includes(char) || isBlank(cursor.code()) ? undefined : "plain";
  }
}
