import type { Difference } from "../placing/difference.ts";
import { diffLines, firstDifference } from "./unified-diff.ts";

/** Lines that may still be printed in this run: a log is for reading. */
export interface DiffBudget {
  lines: number;
}

const MOST_LINES_OF_FILE = 200;
const MOST_LINES_OF_RUN = 2000;
const DIGEST = /sha256:[0-9a-f]+\n$/;

export function createDiffBudget(): DiffBudget {
  return { lines: MOST_LINES_OF_RUN };
}

/** A unified diff from what is on disk to what was rendered, cut where it gets too long. Takes its lines off the budget. */
export function printDifference(difference: Difference, budget: DiffBudget): string {
  const lines = diffLines({ path: difference.path, ...readStates(difference) });
  const shown = lines.slice(0, Math.max(Math.min(MOST_LINES_OF_FILE, budget.lines), 0));
  budget.lines -= shown.length;
  const left = lines.length - shown.length;
  if (left > 0) shown.push(`… ${left} more lines of this difference`);
  return `${shown.join("\n")}\n`;
}

/** Line of the file on disk where it first differs, 1-based. */
export function findFirstLine(difference: Difference): number {
  const { before, after } = readStates(difference);
  return before === undefined || after === undefined ? 1 : firstDifference(before, after);
}

function readStates(difference: Difference): { before: string | undefined; after: string | undefined } {
  if (difference.kind === "created") return { before: undefined, after: difference.wanted };
  if (difference.kind === "deleted") return { before: difference.found, after: undefined };
  return { before: hideDigest(difference.found, difference.wanted), after: difference.wanted };
}

/** The digest in the header changes with every line below it: shown each time, it would only be noise. */
function hideDigest(found: string, wanted: string): string {
  const [before, after] = [cutLine(found), cutLine(wanted)];
  const isDigest = DIGEST.test(before.line) && before.line.replace(DIGEST, "") === after.line.replace(DIGEST, "");
  return isDigest && before.rest !== after.rest ? after.line + before.rest : found;
}

function cutLine(text: string): { line: string; rest: string } {
  const end = text.indexOf("\n") + 1;
  return { line: text.slice(0, end), rest: text.slice(end) };
}
