import type { Problem } from "@tenantry/tenant-model";
import type { Difference } from "./difference.ts";
import { startsWithConflict } from "./ownership.ts";

const RERUN =
  "every file is either old or new; correct the cause and run the same command again: it completes the rest";

/** Why `render` leaves a file alone that someone edited. */
export function handEditedProblem(difference: Difference): Problem {
  const { kind, path } = difference;
  if (holdsConflict(difference)) {
    return {
      rule: "merge-conflict",
      severity: "error",
      message: "this rendered file holds Git's conflict markers",
      help: "resolve the catalog only; then `tenantry render --overwrite` renders this file anew",
      file: path,
      line: 1,
      column: 1,
      path: "",
    };
  }
  return {
    rule: "edited-by-hand",
    severity: "error",
    message: `this rendered file was edited by hand; rendering would ${kind === "deleted" ? "delete it" : "undo that"}`,
    help: "put the change into the catalog; then `tenantry render --overwrite` replaces the file",
    file: path,
    line: 1,
    column: 1,
    path: "",
  };
}

/** Two branches that render always meet in the header line. */
export function holdsConflict(difference: Difference): boolean {
  return difference.kind !== "created" && startsWithConflict(difference.found);
}

export function writeProblem(failure: { path: string; reason: string; done: number }, total: number): Problem {
  return {
    rule: "write",
    severity: "error",
    message: `cannot write ${failure.path}: ${failure.reason}; ${failure.done} of ${total} files were done before`,
    help: RERUN,
    file: failure.path,
    line: 1,
    column: 1,
    path: "",
  };
}

/** `path`: the first file that was left as it was. */
export function stoppedProblem({ path, done }: { path: string; done: number }, total: number): Problem {
  return {
    rule: "interrupted",
    severity: "error",
    message: `stopped after ${done} of ${total} files, before this one`,
    help: RERUN,
    file: path,
    line: 1,
    column: 1,
    path: "",
  };
}

/** What a killed render leaves behind says that its files are not complete. */
export function temporaryProblem(path: string): Problem {
  return {
    rule: "left-over",
    severity: "error",
    message: "this temporary file is left over from a render that was killed, or a render is at work now",
    help: "run `tenantry render`: it completes the files and removes this one",
    file: path,
    line: 1,
    column: 1,
    path: "",
  };
}
