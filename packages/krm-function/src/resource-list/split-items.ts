import { isJsonObject, type Json, readYaml, sameJson } from "@tenantry/flux-postbuild";

export interface ItemTexts {
  /** Column of the dashes. */
  readonly indent: number;
  /** Text of each item from its dash on, with the comments above it; undefined where it does not stand alone. */
  readonly texts: readonly (string | undefined)[];
}

/**
 * Cuts the items out of the text of a ResourceList, so that what nobody changes goes out as it came in: comments, order of
 * keys, styles. Where the lines are not those of a plain list, or an item's text alone does not mean what it means in the
 * list (an alias, say, whose anchor stands in another item), there is no text of it.
 */
export function splitItems(text: string, items: readonly Json[]): ItemTexts {
  const cut = cutLines(text);
  if (cut === undefined || cut.texts.length !== items.length) return { indent: 0, texts: items.map(() => undefined) };
  return {
    indent: cut.indent,
    texts: items.map((item, index) => {
      const slice = cut.texts[index] ?? "";
      const read = readYaml(slice);
      return read.ok && sameJson(read.value, [item]) && isJsonObject(item) ? slice : undefined;
    }),
  };
}

function cutLines(text: string): { readonly indent: number; readonly texts: readonly string[] } | undefined {
  const lines = text.split(/(?<=\n)/);
  const first = lines.findIndex((line) => /^items:[ \t]*(?:#.*)?\r?\n?$/.test(line)) + 1;
  if (first === 0) return undefined;
  const opening = lines.slice(first).find((line) => !isEmpty(line)) ?? "";
  const dash = /^( *)-(?=[ \r\n]|$)/.exec(opening);
  if (dash === null) return undefined;
  const indent = dash[1]?.length ?? 0;
  const isDash = (line: string) => line.startsWith(dash[0]) && /^[ \r\n]?$/.test(line.charAt(indent + 1));
  const starts: number[] = [];
  let end = first;
  for (; end < lines.length; end += 1) {
    const line = lines[end] ?? "";
    if (isDash(line)) starts.push(climbComments(lines, { from: end, above: starts.at(-1) ?? first - 1, indent }));
    // Whatever else stands this far left is the next field of the list.
    else if (/^[^\s#]/.test(line)) break;
  }
  return {
    indent,
    texts: starts.map((start, index) => closeLine(lines.slice(start, starts[index + 1] ?? end).join(""))),
  };
}

/** Comments right above a dash speak of its item; deeper ones may be text of the one before. */
function climbComments(
  lines: readonly string[],
  { from, above, indent }: { readonly from: number; readonly above: number; readonly indent: number },
): number {
  let start = from;
  while (start - 1 > above && /^ *#/.test(lines[start - 1] ?? "") && indentOf(lines[start - 1]) <= indent) start -= 1;
  return start;
}

function indentOf(line = ""): number {
  return line.length - line.trimStart().length;
}

function isEmpty(line: string): boolean {
  return /^\s*(?:#.*)?\s*$/.test(line);
}

function closeLine(text: string): string {
  return text.endsWith("\n") ? text : `${text}\n`;
}
