import { type Edit, findEdits } from "./edit-script.ts";

/** Two states of a file; undefined where it does not exist. */
export interface FileStates {
  /** Relative to the root. */
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

const CONTEXT_LINES = 3;
const NO_LINE_BREAK = "\\ No newline at end of file";

/** Lines of a unified diff that `git apply` and `patch` understand. */
export function diffLines({ path, before, after }: FileStates): string[] {
  const old = splitLines(before ?? "");
  const now = splitLines(after ?? "");
  const lines = [before === undefined ? "--- /dev/null" : `--- a/${path}`];
  lines.push(after === undefined ? "+++ /dev/null" : `+++ b/${path}`);
  for (const hunk of groupHunks(findEdits(old, now))) lines.push(...printHunk(hunk, old, now));
  return lines;
}

/** Line of the old text where the first difference stands, 1-based. */
export function firstDifference(before: string, after: string): number {
  const old = splitLines(before);
  const edit = findEdits(old, splitLines(after))[0];
  return Math.min((edit?.from ?? 0) + 1, Math.max(old.length, 1));
}

/** Each line with its line break, so that a missing last one is a difference. */
function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Edits whose contexts touch are printed together. */
function groupHunks(edits: readonly Edit[]): Edit[][] {
  const hunks: Edit[][] = [];
  for (const edit of edits) {
    const hunk = hunks.at(-1);
    const last = hunk?.at(-1);
    const near = last === undefined ? 0 : countContextBehind(last) + CONTEXT_LINES;
    if (hunk !== undefined && last !== undefined && edit.from - last.fromEnd <= near) hunk.push(edit);
    else hunks.push([edit]);
  }
  return hunks;
}

/** The header line changes with every line below it: one line behind it is enough to find its place. */
function countContextBehind({ from, fromEnd }: Edit): number {
  return from === 0 && fromEnd === 1 ? 1 : CONTEXT_LINES;
}

function printHunk(hunk: readonly Edit[], old: readonly string[], now: readonly string[]): string[] {
  const first = hunk[0];
  const last = hunk.at(-1);
  if (first === undefined || last === undefined) return [];
  const start = Math.max(first.from - CONTEXT_LINES, 0);
  const end = Math.min(last.fromEnd + countContextBehind(last), old.length);
  const nowStart = first.to - (first.from - start);
  const nowEnd = last.toEnd + (end - last.fromEnd);
  const lines = [`@@ -${printRange(start, end)} +${printRange(nowStart, nowEnd)} @@`];
  let at = start;
  for (const edit of hunk) {
    for (const line of old.slice(at, edit.from)) printLine(lines, " ", line);
    for (const line of old.slice(edit.from, edit.fromEnd)) printLine(lines, "-", line);
    for (const line of now.slice(edit.to, edit.toEnd)) printLine(lines, "+", line);
    at = edit.fromEnd;
  }
  for (const line of old.slice(at, end)) printLine(lines, " ", line);
  return lines;
}

/** An empty range names the line before it, as `diff -u` does. */
function printRange(start: number, end: number): string {
  const count = end - start;
  return `${count === 0 ? start : start + 1}${count === 1 ? "" : `,${count}`}`;
}

function printLine(lines: string[], sign: " " | "-" | "+", line: string): void {
  if (line.endsWith("\n")) lines.push(sign + line.slice(0, -1));
  else lines.push(sign + line, NO_LINE_BREAK);
}
