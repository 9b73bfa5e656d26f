import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Problem } from "@tenantry/tenant-model";
import type { Baseline } from "./baseline.ts";

export interface BaselineOptions {
  /** What `--against` names; Git's HEAD where there is one, when left out. */
  readonly against?: string;
  /** Catalogs that will be asked about: where they stand is listed at once. */
  readonly catalogs: readonly string[];
}

export interface OpenedBaseline {
  /** Undefined where nothing is committed that could be compared. */
  readonly baseline?: Baseline;
  readonly problems: readonly Problem[];
}

/** The commit that a run compares with. Outside of a Git repository it costs a look at a few paths and no process. */
export async function openBaseline(root: string, { against, catalogs }: BaselineOptions): Promise<OpenedBaseline> {
  const repository = findRepository(root);
  if (repository === undefined) {
    return { problems: against === undefined ? [] : [refuse(`${root} is in no Git repository`, LEAVE_OUT)] };
  }
  // To start processes takes a module that no other command needs.
  const { Baseline } = await import("./baseline.ts");
  const baseline = new Baseline(root, against ?? "HEAD");
  const failure = baseline.open(catalogs.length > 0 ? catalogs : ["kubernetes/"]);
  if (failure === undefined) return { baseline, problems: [] };
  const { reason, message } = failure;
  if (against !== undefined) return { problems: [explainFailure(against, failure, repository)] };
  // Before the first commit there is nothing to compare with.
  if (LACKS.test(message)) return { problems: [] };
  if (reason === "missing") {
    const help = "install git: what shrinks, vanishes or moves is not judged without it";
    return {
      problems: [
        { ...refuse("this is a Git repository, and there is no git on this machine", help), severity: "warning" },
      ],
    };
  }
  return {
    problems: [
      {
        ...refuse(
          `cannot read what Git has: ${message}`,
          "the run goes on without comparing: correct this, or add the folder to git's `safe.directory`",
        ),
        severity: "warning",
      },
    ],
  };
}

/** Git's words for a name without a commit; the second one for 40 hex digits. */
const LACKS = /not a (?:valid object name|tree object)/i;

const LEAVE_OUT = "leave `--against` out, or run it in a clone of the repository";

/** The folder that holds `.git`, which is a file in worktrees and submodules. */
function findRepository(root: string): string | undefined {
  let folder = root;
  for (;;) {
    if (existsSync(join(folder, ".git"))) return folder;
    const parent = dirname(folder);
    if (parent === folder) return undefined;
    folder = parent;
  }
}

function explainFailure(
  against: string,
  { reason, message }: { readonly reason: "missing" | "failed"; readonly message: string },
  repository: string,
): Problem {
  if (reason === "missing") return refuse("there is no git on this machine", "install git, or leave `--against` out");
  if (!LACKS.test(message)) return refuse(`git cannot read ${against}: ${message}`, LEAVE_OUT);
  const isShallow = existsSync(join(repository, ".git/shallow"));
  return refuse(
    `this repository has no commit ${against}`,
    isShallow
      ? `the clone is shallow: fetch the history, e.g. with \`fetch-depth: 0\` or \`git fetch --unshallow\``
      : `\`git rev-parse ${against}\` has to name a commit: correct it, or fetch it first`,
  );
}

function refuse(message: string, help: string): Problem {
  return { rule: "git-baseline", severity: "error", message, help, path: "" };
}
