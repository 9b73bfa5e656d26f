import { readFileSync } from "node:fs";
import { diffLines, type FileEdit, type Problem } from "@tenantry/tenant-model";
import type { Outcome } from "../cli/command.ts";
import { PathInspector } from "../disk/path-inspector.ts";
import { readText } from "../disk/read-text.ts";
import { writeProblem } from "../placing/placing-problem.ts";
import { writeFiles } from "../placing/write-files.ts";

export interface EditReport {
  /** `dry-run`: shown as a diff, and nothing is written. */
  readonly mode: "write" | "dry-run";
  /** Lines below what was done. */
  readonly lines: readonly string[];
  /** Warnings of the catalog that the edits make. */
  readonly warnings: readonly Problem[];
}

/** Writes edited files at once, each as a whole, or shows what would be written. */
export async function writeEdits(
  inspector: PathInspector,
  edits: readonly FileEdit[],
  { mode, lines, warnings }: EditReport,
): Promise<Outcome> {
  const problems = warnings.map((problem) => ({ problem }));
  const diffs = edits.map((edit) => ({ path: edit.path, diff: `${diffLines(edit).join("\n")}\n` }));
  const data = { edits: diffs, written: mode === "write" };
  if (mode === "dry-run") {
    const text = diffs.map(({ diff }) => diff).join("");
    return {
      problems,
      summary: `${text}${lines.map((line) => `${line}\n`).join("")}dry run: nothing was written\n`,
      data,
    };
  }
  const obstacles = edits.flatMap((edit) => findObstacle(inspector.root, edit) ?? []);
  if (obstacles.length > 0) return refuseEdits(obstacles);
  const writes = edits.flatMap(({ path, before, after }) =>
    after === undefined ? [] : [{ path, text: before === undefined ? after : keepMark(inspector, path, after) }],
  );
  const deletions = edits.flatMap(({ path, after }) => (after === undefined ? [path] : []));
  const options = { process: process.pid, isStopped: () => false };
  const result = await writeFiles(inspector.root, { leftOver: [], writes, deletions }, options);
  if (result.kind === "failed") return refuseEdits([writeProblem(result, edits.length)]);
  const done = edits.map(({ path, before, after }) => {
    const what = before === undefined ? "created" : after === undefined ? "deleted" : "updated";
    return `${what}    ${path}\n`;
  });
  return { problems, summary: `${done.join("")}${lines.map((line) => `${line}\n`).join("")}`, data };
}

/** @param edit what the problems speak of, where that is not what stands on disk */
export function refuseEdits(problems: readonly Problem[], edit?: FileEdit): Outcome {
  const refused = problems.map((problem) => ({ problem }));
  if (edit?.after === undefined) return { problems: refused, summary: "nothing was written\n" };
  const summary = `nothing was written; lines of ${edit.path} are counted as they would be\n`;
  return { problems: refused, summary, sources: new Map([[edit.path, edit.after]]) };
}

/** Two commands at once must not lose what one of them wrote. */
function findObstacle(root: string, { path, before }: FileEdit): Problem | undefined {
  const read = readText(new PathInspector(root), path);
  if (read.kind === "refused") return read.problem;
  const text = read.kind === "text" ? read.text : undefined;
  return text === before ? undefined : changedMeanwhile(path);
}

/** A byte order mark is no part of the text that was read and edited. */
function keepMark({ root }: PathInspector, path: string, text: string): string {
  return readFileSync(`${root}/${path}`, "utf8").startsWith("\ufeff") ? `\ufeff${text}` : text;
}

function changedMeanwhile(path: string): Problem {
  return {
    rule: "edit",
    severity: "error",
    message: `${path} changed while this command ran`,
    help: "run it again",
    file: path,
    line: 1,
    column: 1,
    path: "",
  };
}
