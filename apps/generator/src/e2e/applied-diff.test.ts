import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import {
  buildCli,
  catalogFile,
  edit,
  makeCatalogs,
  makeRendered,
  runCli,
  settingsFile,
  workloads,
} from "./test-cli.ts";

let cli = "";
beforeAll(() => {
  const built = buildCli();
  cli = built.cli;
  return built.remove;
});

/** Git is everywhere, patch(1) is not. */
const TOOLS = [
  ["git apply", "git init -q && git apply check.patch"],
  ["patch", "patch -p1 -F0 < check.patch"],
].filter(([tool]) => tool !== "patch" || spawnSync(tool, ["--version"]).status === 0);

const second = "kubernetes/catalogs/bench-02/tenants.yaml";

/** A rendered root where files are stale, missing, orphaned, moved and edited by hand. */
function makeDrifted(): string {
  const root = makeCatalogs(3, 1);
  // As new files these are too long to be printed, or leave no room for others.
  edit(root, second, / {4}validation:\n {6}.*\n/, "");
  edit(root, second, "  monitoring:\n", "  monitoring:\n    dashboard:\n      kind: none\n");
  expect(runCli(cli, root, "render").status).toBe(0);
  const poolers = `${workloads}/poolers`;
  edit(root, catalogFile, / {4}- name: tenant-0003[\s\S]*$/, "");
  edit(root, catalogFile, "max_client_conn: 100", "max_client_conn: 150");
  edit(root, settingsFile, 'CNPG_INSTANCES: "3"', 'CNPG_INSTANCES: "5"');
  edit(root, `${poolers}/tenant-0002-pooler.yaml`, "spec:", "Spec:");
  edit(root, `${poolers}/tenant-0002-pooler-pdb.yaml`, /\n$/, "");
  rmSync(join(root, `${poolers}/tenant-0001-pooler-pdb.yaml`));
  // Not the workloads or the runbooks: both states of every file are more than a run prints.
  const moved = "spec:\n  output:\n    fluxKustomization: kubernetes/moved/ks.yaml\n";
  edit(root, "kubernetes/catalogs/bench-02/tenants.yaml", "spec:\n", moved);
  return root;
}

describe("what check prints on stdout", () => {
  it.each(TOOLS)("is a patch: applied by %s, it makes check green", (_tool, script) => {
    const root = makeDrifted();
    const { status, stdout, stderr } = runCli(cli, root, "check");
    expect(status).toBe(1);
    for (const rule of ["edited-by-hand", "missing", "orphaned", "stale"]) expect(stderr).toContain(`[${rule}]`);
    expect(stdout).not.toContain("left out");
    writeFileSync(join(root, "check.patch"), stdout);
    expect(spawnSync("sh", ["-c", script], { cwd: root, encoding: "utf8" })).toMatchObject({ status: 0, stderr: "" });
    expect(runCli(cli, root, "check")).toMatchObject({ status: 0, stderr: "" });
  });

  it("stays a patch where a long difference is left out: that file is as it was, the others are right", () => {
    const root = makeRendered(cli, 60);
    edit(root, catalogFile, / {4}- name: tenant-0002[\s\S]*$/, "");
    const { stdout } = runCli(cli, root, "check");
    const leftOut = [...stdout.matchAll(/^… left out: the difference of (\S+), /gm)].map(([, path]) => path);
    expect(leftOut).toContain(`${workloads}/shared-cluster/cluster.yaml`);
    writeFileSync(join(root, "check.patch"), stdout);
    const apply = "git init -q && git apply check.patch";
    expect(spawnSync("sh", ["-c", apply], { cwd: root, encoding: "utf8" })).toMatchObject({ status: 0, stderr: "" });
    const after = runCli(cli, root, "check");
    const reported = [...after.stderr.matchAll(/^(\S+?):\d+:\d+: error \[(\S+)\]/gm)];
    expect(reported.map(([, path]) => path).sort()).toEqual(leftOut.sort());
    expect(after.stderr).not.toContain("[edited-by-hand]");
  });
});
