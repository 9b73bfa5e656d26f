import type { SyntaxNode } from "@lezer/common";
import type { Span } from "./expression.ts";
import { unquote } from "./unquote.ts";

export interface SyntaxFault extends Span {
  /** Ends without a full stop. */
  readonly message: string;
}

/** Characters. */
const LONGEST_QUOTE = 32;

/** The first place that the grammar does not know, or a quote without its end, which the grammar lets pass. */
export function findSyntaxFault(top: SyntaxNode, text: string): SyntaxFault | undefined {
  let fault: SyntaxFault | undefined;
  top.cursor().iterate(({ type, name, from, to }) => {
    if (fault !== undefined) return false;
    if (name === "StringLiteral" && unquote(text.slice(from, to)) === undefined) {
      fault = { from, to, message: "a text has no end" };
    } else if (type.isError) fault = describeError(text, from, to);
    return fault === undefined;
  });
  return fault;
}

function describeError(text: string, from: number, to: number): SyntaxFault {
  if (text.trim() === "") return { from, to, message: "it is empty" };
  const before = quoteEnd(text.slice(0, from));
  // Where something is missing, the error has no width: what follows is what surprised the parser.
  const [word] = /^(?:[\w:]+|\S)/.exec(text.slice(from).trimStart()) ?? [];
  if (word === undefined) return { from, to, message: `it ends after \`${before}\`, where more has to follow` };
  const message = before === "" ? `it cannot start with \`${word}\`` : `\`${word}\` cannot stand behind \`${before}\``;
  return { from: text.indexOf(word, from), to: Math.max(to, text.indexOf(word, from) + word.length), message };
}

/** The end of a text, from the start of a word on. */
function quoteEnd(text: string): string {
  const line = text.trimEnd().replace(/\s+/g, " ");
  if (line.length <= LONGEST_QUOTE) return line.trimStart();
  const end = line.slice(-LONGEST_QUOTE);
  return `…${/[\w:]/.test(line.at(-LONGEST_QUOTE - 1) ?? "") ? end.replace(/^[\w:]+/, "") : end}`;
}
