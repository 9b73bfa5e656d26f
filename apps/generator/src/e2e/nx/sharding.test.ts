import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { buildCli, catalogFile, edit } from "../test-cli.ts";
import { nxEnvironment } from "./nx-run.ts";
import { makeConsumer } from "./nx-workspace.ts";

interface Step {
  readonly id?: string;
  readonly run?: string;
}

const page = readFileSync(new URL("../../../../../docs/scaling.md", import.meta.url), "utf8");
const workflow: { readonly jobs: Record<"affected" | "check", { readonly steps: readonly Step[] }> } = parse(
  /^```yaml\n(name: catalogs\n[\s\S]*?)^```$/m.exec(page)?.[1] ?? "",
);

it("the workflow of docs/scaling.md deals the affected catalogs out, and each job checks its own", {
  timeout: 120_000,
}, () => {
  const built = buildCli();
  const workspace = makeConsumer(built.cli);
  const { root } = workspace;
  // What `$GITHUB_OUTPUT` and `$SHARD` are in a job; the clone has no remote.
  const run = (script: string | undefined, env: Readonly<Record<string, string>>) =>
    spawnSync("bash", ["-euo", "pipefail", "-c", script ?? "exit 9"], {
      cwd: root,
      encoding: "utf8",
      env: { ...nxEnvironment(root), BASE: "main", ...env },
    });
  workspace.git("checkout", "-q", "-b", "feature");
  const deal = workflow.jobs.affected.steps.find(({ id }) => id === "shards")?.run;
  const output = join(root, "node_modules/output");
  const shards = (jobs: string): string[] => {
    const { status, stderr } = run(deal, { JOBS: jobs, GITHUB_OUTPUT: output });
    expect(status, stderr).toBe(0);
    return JSON.parse(readFileSync(output, "utf8").trim().split("\n").at(-1)?.replace("shards=", "") ?? "");
  };
  expect(shards("4")).toEqual([]);
  for (const number of ["01", "03", "04"]) {
    edit(root, catalogFile.replace("bench-01", `bench-${number}`), "max_client_conn: 100", "max_client_conn: 150");
  }
  workspace.commit();
  expect(shards("2")).toEqual(["catalog-bench-01,catalog-bench-04", "catalog-bench-03"]);
  expect(shards("4")).toEqual(["catalog-bench-01", "catalog-bench-03", "catalog-bench-04"]);

  const check = workflow.jobs.check.steps.find(({ run: script }) => script?.includes("run-many"))?.run;
  const shard = { SHARD: "catalog-bench-01,catalog-bench-04" };
  const drifted = run(check, shard);
  expect(drifted.status).toBe(1);
  expect(drifted.stdout + drifted.stderr).toMatch(
    /tenantry check kubernetes\/catalogs\/bench-04 --against=[0-9a-f]{40}/,
  );
  spawnSync(process.execPath, [built.cli, "render"], { cwd: root });
  expect(run(check, shard).status).toBe(0);
  built.remove();
});
