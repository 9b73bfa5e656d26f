import { Lexer } from "yaml";
import type { YamlFault } from "./yaml-fault.ts";

/** Far deeper than any Kubernetes object, far less than what exhausts a parser's stack. */
export const DEEPEST = 100;

/**
 * YAML 1.2, 5.1: everything else is printable. A lone carriage return would be a line break to YAML alone; half of a
 * surrogate pair, which an escape can write, is no character.
 */
export const CONTROL =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|\r(?!\n)|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

export function describeControl(character: string): Pick<YamlFault, "message" | "help"> {
  const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
  return {
    message: `the text holds the control character U+${code}`,
    help: "remove it: neither a field nor a comment may hold control characters",
  };
}

/** Looks for what makes a text not worth parsing; the first such place. */
export function checkText(text: string): YamlFault | undefined {
  const conflict = /^(?:<{7}|={7}|>{7})(?: .*)?$/m.exec(text);
  if (conflict !== null) {
    return {
      offset: conflict.index,
      message: `line is a merge-conflict marker: ${JSON.stringify(conflict[0].slice(0, 40))}`,
      help: "resolve the conflict: keep one side and delete the three marker lines",
    };
  }
  const control = CONTROL.exec(text);
  if (control !== null) return { offset: control.index, ...describeControl(control[0]) };
  return checkTokens(text);
}

/** Twice what 5,000 tenants need that spell out every field; a parser takes seconds for more. */
const MOST_LINES = 600_000;
const MOST_TOKENS = 2_500_000;
/** Far more than a person writes. */
const MOST_ANCHORS = 1000;

/** Looks for more than any parser should be given: the tokens tell, without building anything. */
function checkTokens(text: string): YamlFault | undefined {
  const columns: number[] = [];
  let flow = 0;
  let offset = 0;
  let lineStart = 0;
  let tokens = 0;
  let anchors = 0;
  let lines = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines += 1;
  if (lines > MOST_LINES) return tooMuch(0, `the text has ${lines} lines, more than ${MOST_LINES}`);
  for (const token of new Lexer().lex(text)) {
    const column = offset - lineStart;
    tokens += 1;
    if (token === "[" || token === "{") flow += 1;
    else if (token === "]" || token === "}") flow = Math.max(0, flow - 1);
    else if (flow === 0 && !/^[\s\u0002#]/.test(token)) {
      while (columns.length > 0 && (columns.at(-1) ?? 0) >= column) columns.pop();
      columns.push(column);
    }
    if (token.startsWith("&") || token === "?") anchors += 1;
    if (flow + columns.length > DEEPEST) return tooMuch(offset, `nested more than ${DEEPEST} levels deep here`);
    if (tokens > MOST_TOKENS) return tooMuch(offset, `more than ${MOST_TOKENS} keys, values and signs up to here`);
    if (anchors > MOST_ANCHORS) return tooMuch(offset, `more than ${MOST_ANCHORS} anchors or \`?\` keys up to here`);
    // Marks without a width: document, scalar and flow-error tokens of the lexer.
    if (token === "\u0002" || token === "\u0018" || token === "\u001f") continue;
    offset += token.length;
    const lineBreak = token.lastIndexOf("\n");
    if (lineBreak >= 0) lineStart = offset - (token.length - lineBreak - 1);
  }
  return undefined;
}

function tooMuch(offset: number, message: string): YamlFault {
  return { offset, message, help: "no catalog needs so much: check that this is the right file; split a larger one" };
}
