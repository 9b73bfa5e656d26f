import type { SyntaxNode, SyntaxNodeRef } from "@lezer/common";
import type { Span } from "./expression.ts";
import { countTokens } from "./split-texts.ts";
import { readQuoted } from "./unquote.ts";

export interface SyntaxFault extends Span {
  /** Ends without a full stop. */
  readonly message: string;
  /** The parser's own limits may be the reason: Prometheus may well read the expression. */
  readonly isUnsure?: true;
}

/** Tokens. The parser calls itself for each level of a tree, and overflows at more than twice as many. */
const LONGEST_EXPRESSION = 3000;
/** Levels of the tree, for all that walks through it by calling itself. */
const DEEPEST_TREE = 600;
/**
 * Tokens before a fault. `@lezer/lr` 1.4 (dist/index.js, Rec) ends nodes by force after 300 reductions to the left and on a
 * stack of 2,800, which it shows as errors: with 968 tokens before the first one at the earliest, as tried.
 */
const SURELY_READ = 300;
/** Characters. */
const LONGEST_QUOTE = 32;

/** The first place that the grammar does not know, or a text without its end or with an unknown escape, which the grammar lets pass. */
export function findSyntaxFault(top: SyntaxNode, text: string): SyntaxFault | undefined {
  const { fault, depth } = walkTree(top, text);
  if (fault === undefined) return depth > DEEPEST_TREE ? notRead(text, "deep") : undefined;
  return countTokens(text.slice(0, fault.from)) > SURELY_READ ? notRead(text, "long") : fault;
}

/** Before it is given to the parser. */
export function findLengthFault(text: string): SyntaxFault | undefined {
  return countTokens(text) > LONGEST_EXPRESSION ? notRead(text, "long") : undefined;
}

function notRead(text: string, how: "deep" | "long"): SyntaxFault {
  return { from: 0, to: text.length, message: `it is too ${how} to be read here`, isUnsure: true };
}

function walkTree(top: SyntaxNode, text: string): { readonly fault: SyntaxFault | undefined; readonly depth: number } {
  let level = 0;
  let depth = 0;
  let fault: SyntaxFault | undefined;
  const enter = ({ type, name, from, to }: SyntaxNodeRef) => {
    if (fault !== undefined) return false;
    level += 1;
    depth = Math.max(depth, level);
    if (name === "StringLiteral" || name === "QuotedLabelName") fault = describeQuoted(text, from, to);
    if (fault === undefined && type.isError) fault = describeError(text, from, to);
    return true;
  };
  top.cursor().iterate(enter, () => {
    level -= 1;
  });
  return { fault, depth };
}

function describeQuoted(text: string, from: number, to: number): SyntaxFault | undefined {
  const read = readQuoted(text.slice(from, to));
  if (read.ok) return undefined;
  const { escape } = read;
  if (escape === undefined) return { from, to, message: "a text has no end" };
  const start = text.indexOf(escape, from);
  const message = `\`${escape}\` is no escape that PromQL knows: double the backslash, or write the text in backticks`;
  return { from: start, to: start + escape.length, message };
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
