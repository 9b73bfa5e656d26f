import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { makeRoot } from "../test-root.ts";

interface Step {
  readonly id?: string;
  readonly run?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: { readonly script?: string };
}

export interface RunOptions {
  /** Commit that the pull request goes to. */
  readonly base: string;
  readonly cli: string;
  readonly workflow: string;
  /** Whether `npm ci` succeeds; it does when left out. */
  readonly installing?: "fails";
}

export interface Ran {
  /** Ids of the steps that failed. */
  readonly failed: readonly string[];
  readonly output: string;
  /** Bodies of the pull request's comments. */
  readonly comments: readonly string[];
  /** Once more, with the comments that are there. */
  runAgain(): Promise<Ran>;
}

/** Runs the steps of a workflow as a runner does: the shell ones in bash, actions/github-script against a GitHub of ours. */
export async function runWorkflow(root: string, options: RunOptions, before: readonly string[] = []): Promise<Ran> {
  const { base, cli, workflow, installing } = options;
  const { steps }: { steps: readonly Step[] } = parse(readFileSync(join(root, workflow), "utf8")).jobs.check;
  const folder = makeRoot();
  const temporary = join(folder, "temporary");
  mkdirSync(temporary);
  writeFileSync(join(folder, "npx"), `#!/bin/sh\nshift\nexec "${process.execPath}" "${cli}" "$@"\n`);
  writeFileSync(join(folder, "npm"), `#!/bin/sh\n[ "$1" = ${installing === "fails" ? "nothing" : "ci"} ]\n`);
  for (const name of ["npx", "npm"]) chmodSync(join(folder, name), 0o755);
  const env = { ...process.env, PATH: `${folder}:${process.env["PATH"]}`, RUNNER_TEMP: temporary, BASE: base };
  const failed: string[] = [];
  const skipped: string[] = [];
  const comments = [...before];
  let output = "";
  for (const step of steps) {
    // A step without a condition runs while none has failed.
    if (failed.length > 0 && step.if === undefined) {
      if (step.id !== undefined) skipped.push(step.id);
      continue;
    }
    if (skipped.some((id) => step.if?.includes(`steps.${id}.outcome != 'skipped'`))) continue;
    if (step.run !== undefined) {
      const { status, stdout, stderr } = spawnSync("bash", ["-e", "-c", step.run], {
        cwd: root,
        env,
        encoding: "utf8",
      });
      output += stdout + stderr;
      if (status !== 0) failed.push(step.id ?? step.run);
    }
    const script = step.with?.script;
    if (step.uses?.startsWith("actions/github-script@") && script !== undefined) {
      await comment(script, { temporary, comments, check: failed.includes("check") ? "failure" : "success" });
    }
  }
  spawnSync("git", ["worktree", "remove", "--force", join(temporary, "base")], { cwd: root });
  rmSync(temporary, { recursive: true });
  return { failed, output, comments, runAgain: () => runWorkflow(root, options, comments) };
}

interface Commenting {
  readonly temporary: string;
  readonly comments: string[];
  readonly check: "success" | "failure";
}

async function comment(script: string, { temporary, comments, check }: Commenting): Promise<void> {
  const issues = {
    listComments: "list",
    createComment: async ({ body }: { body: string }) => comments.push(body),
    updateComment: async ({ comment_id: id, body }: { comment_id: number; body: string }) =>
      comments.splice(id, 1, body),
  };
  const github = { rest: { issues }, paginate: async () => comments.map((body, id) => ({ id, body })) };
  const context = { repo: { owner: "acme", repo: "platform" }, issue: { number: 7 } };
  const surroundings = { env: { RUNNER_TEMP: temporary, CHECK: check } };
  const AsyncFunction = (async () => undefined).constructor as FunctionConstructor;
  const run = AsyncFunction("github", "context", "process", "require", script);
  await run(github, context, surroundings, () => ({ readFileSync }));
}
