import { findTextEnd } from "./unquote.ts";

export interface Part {
  /** Whether it is in quotes, or a comment: nothing in it is a word of PromQL. */
  readonly isText: boolean;
  readonly content: string;
}

const START = /["'`#]/g;

/** The parts of an expression, in one pass over it; what has no end counts as no text. */
export function splitTexts(expression: string): readonly Part[] {
  const parts: Part[] = [];
  let place = 0;
  for (START.lastIndex = 0; place < expression.length; START.lastIndex = place) {
    const start = START.exec(expression)?.index ?? expression.length;
    if (start > place) parts.push({ isText: false, content: expression.slice(place, start) });
    const end = start === expression.length ? start : findEnd(expression, start);
    place = end ?? expression.length;
    if (place > start) parts.push({ isText: end !== undefined, content: expression.slice(start, place) });
  }
  return parts;
}

/** Behind the last character of what starts there; undefined where a quote has no other one. */
function findEnd(expression: string, start: number): number | undefined {
  const isComment = expression.charAt(start) === "#";
  const last = isComment ? expression.indexOf("\n", start) : findTextEnd(expression, start);
  if (last < 0) return isComment ? expression.length : undefined;
  return last + 1;
}

/** Words and signs of an expression; a text counts as one. */
export function countTokens(expression: string): number {
  const parts = splitTexts(expression);
  return parts.reduce((sum, { isText, content }) => sum + (isText ? 1 : countWords(content)), 0);
}

function countWords(text: string): number {
  return text.match(/[\w:]+|[^\s\w:]/g)?.length ?? 0;
}
