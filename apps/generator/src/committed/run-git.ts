import { spawnSync } from "node:child_process";
import { diskErrorCode } from "../disk/disk-error.ts";

export type GitRun =
  | { readonly ok: true; readonly output: Buffer }
  /** `missing`: there is no git on this machine. `message`: git's own words, on one line. */
  | { readonly ok: false; readonly reason: "missing" | "failed"; readonly message: string };

/** Runs git in a folder. It asks nobody, fetches nothing, and hooks that run it cannot point it elsewhere. */
export function runGit(folder: string, args: readonly string[], input = ""): GitRun {
  const {
    GIT_DIR: _dir,
    GIT_WORK_TREE: _tree,
    GIT_INDEX_FILE: _index,
    GIT_PREFIX: _prefix,
    ...inherited
  } = process.env;
  const env = { ...inherited, LC_ALL: "C", GIT_OPTIONAL_LOCKS: "0", GIT_TERMINAL_PROMPT: "0", GIT_NO_LAZY_FETCH: "1" };
  const run = spawnSync("git", args, { cwd: folder, env, input, maxBuffer: Number.POSITIVE_INFINITY });
  if (run.error !== undefined) {
    const missing = diskErrorCode(run.error) === "ENOENT";
    return { ok: false, reason: missing ? "missing" : "failed", message: run.error.message };
  }
  if (run.status === 0) return { ok: true, output: run.stdout };
  const [first = `git ended with ${run.status ?? run.signal}`] = run.stderr.toString("utf8").trim().split("\n");
  return { ok: false, reason: "failed", message: first.replace(/^fatal: /, "") };
}
