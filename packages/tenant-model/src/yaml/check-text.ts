import { Lexer } from "yaml";
import type { YamlFault } from "./yaml-fault.ts";

/** Far deeper than any Kubernetes object, far less than what exhausts a parser's stack. */
export const DEEPEST = 100;

/** YAML 1.2, 5.1: everything else is printable. A lone carriage return would be a line break to YAML alone. */
export const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|\r(?!\n)/;

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
  const deep = findDepth(text);
  return deep === undefined
    ? undefined
    : {
        offset: deep,
        message: `nested more than ${DEEPEST} levels deep here`,
        help: "no field is nested so deep: check that this is the right file, or remove the surplus brackets or hyphens",
      };
}

/** Where the nesting gets deeper than any parser should follow: the tokens tell, without building anything. */
function findDepth(text: string): number | undefined {
  const columns: number[] = [];
  let flow = 0;
  let offset = 0;
  let lineStart = 0;
  for (const token of new Lexer().lex(text)) {
    const column = offset - lineStart;
    if (token === "[" || token === "{") flow += 1;
    else if (token === "]" || token === "}") flow = Math.max(0, flow - 1);
    else if (flow === 0 && !/^[\s\u0002#]/.test(token)) {
      while (columns.length > 0 && (columns.at(-1) ?? 0) >= column) columns.pop();
      columns.push(column);
    }
    if (flow + columns.length > DEEPEST) return offset;
    // Marks without a width: document, scalar and flow-error tokens of the lexer.
    if (token === "\u0002" || token === "\u0018" || token === "\u001f") continue;
    offset += token.length;
    const lineBreak = token.lastIndexOf("\n");
    if (lineBreak >= 0) lineStart = offset - (token.length - lineBreak - 1);
  }
  return undefined;
}
