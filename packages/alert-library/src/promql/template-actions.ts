import { findTextEnd } from "./unquote.ts";

/** What stands between `{{` and `}}`. */
export interface Action {
  readonly from: number;
  /** With spaces in place of texts, but for the name in `index $labels "x"`, so that all places stay. */
  readonly code: string;
}

const COMMENT = /^(?:-\s)?\s*\/\*/;
const BEFORE_NAME = /index\s{1,9}(?:\$labels|\$?\.Labels)\s{1,9}$/;

/** The actions of a template but for its comments, in one pass; what stands behind one without an end is no template. */
export function listActions(text: string): readonly Action[] {
  const actions: Action[] = [];
  for (let open = text.indexOf("{{"); open >= 0; ) {
    const from = open + 2;
    const start = text.slice(from, from + 20).match(COMMENT);
    const close = start === null ? readAction(text, from, actions) : endOfComment(text, from);
    open = close < 0 ? -1 : text.indexOf("{{", close + 2);
  }
  return actions;
}

function endOfComment(text: string, from: number): number {
  const end = text.indexOf("*/", from);
  return end < 0 ? -1 : text.indexOf("}}", end);
}

/** Where its `}}` is; -1 for nowhere. */
function readAction(text: string, from: number, actions: Action[]): number {
  const code: string[] = [];
  for (let place = from; place < text.length; ) {
    if (text.startsWith("}}", place)) {
      actions.push({ from, code: code.join("") });
      return place;
    }
    const end = /["'`]/.test(text.charAt(place)) ? findTextEnd(text, place) + 1 : place + 1;
    if (end === 0) return -1;
    const part = text.slice(place, end);
    const isShown = part.length === 1 || BEFORE_NAME.test(text.slice(Math.max(from, place - 40), place));
    code.push(isShown ? part : " ".repeat(part.length));
    place = end;
  }
  return -1;
}
