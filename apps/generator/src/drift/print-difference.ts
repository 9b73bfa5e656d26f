import { diffLines, firstDifference } from "@tenantry/tenant-model";
import type { Difference } from "../placing/difference.ts";

/** Lines that may still be printed in this run: a log is for reading. */
export interface DiffBudget {
  lines: number;
}

const MOST_LINES_OF_FILE = 500;
const MOST_LINES_OF_RUN = 2000;
const DIGEST = /sha256:[0-9a-f]+(?: -->)?\n$/;

export function createDiffBudget(): DiffBudget {
  return { lines: MOST_LINES_OF_RUN };
}

/**
 * A unified diff from what is on disk to what was rendered. It is whole or left out, with a line that patch tools pass
 * over: all diffs of a run together are a patch, and a file with a part of one applied would read as edited by hand.
 * Takes its lines off the budget.
 */
export function printDifference(difference: Difference, budget: DiffBudget): string {
  const { path } = difference;
  const lines = diffLines({ path, ...readStates(difference) });
  if (lines.length > Math.min(MOST_LINES_OF_FILE, budget.lines)) {
    return `… left out: the difference of ${path}, ${lines.length} lines; \`git diff\` shows it after \`tenantry render\`\n`;
  }
  budget.lines -= lines.length;
  return `${lines.join("\n")}\n`;
}

/** Line of the file on disk where it first differs, 1-based; not the digest that differs with every other line. */
export function findFirstLine(difference: Difference): number {
  const { before, after } = readStates(difference);
  return before === undefined || after === undefined ? 1 : firstDifference(hideDigest(before, after), after);
}

function readStates(difference: Difference): { before: string | undefined; after: string | undefined } {
  if (difference.kind === "created") return { before: undefined, after: difference.wanted };
  if (difference.kind === "deleted") return { before: difference.found, after: undefined };
  return { before: difference.found, after: difference.wanted };
}

/** The found text with the wanted digest, unless only the digest differs. */
function hideDigest(found: string, wanted: string): string {
  const [before, after] = [cutLine(found), cutLine(wanted)];
  const isDigest = DIGEST.test(before.line) && before.line.replace(DIGEST, "") === after.line.replace(DIGEST, "");
  return isDigest && before.rest !== after.rest ? after.line + before.rest : found;
}

function cutLine(text: string): { line: string; rest: string } {
  const end = text.indexOf("\n") + 1;
  return { line: text.slice(0, end), rest: text.slice(end) };
}
