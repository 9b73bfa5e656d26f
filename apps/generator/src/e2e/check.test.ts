import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { readTree } from "../test-root.ts";
import { buildCli, catalogFile, edit, makeRendered, runbooks, runCli, settingsFile, workloads } from "./test-cli.ts";

let cli = "";
beforeAll(() => {
  const built = buildCli();
  cli = built.cli;
  return built.remove;
});

const pooler = `${workloads}/poolers/tenant-0001-pooler.yaml`;

/** Names of the alerts on the page that is rendered. */
function listAlerts(root: string): string[] {
  return [...(readTree(root)[`${runbooks}/availability.md`] ?? "").matchAll(/^## (\w+)$/gm)].map(
    ([, name = ""]) => name,
  );
}

describe("tenantry check", () => {
  it("is silent about files that are as rendered", () => {
    expect(runCli(cli, makeRendered(cli, 1), "check")).toMatchObject({ status: 0, stderr: "" });
  });

  it("gives the reason and a diff for each file that differs, and writes nothing", () => {
    const root = makeRendered(cli, 2);
    edit(root, pooler, "spec:", "Spec:");
    rmSync(join(root, `${workloads}/poolers/tenant-0002-pooler.yaml`));
    edit(root, catalogFile, "max_client_conn: 100", "max_client_conn: 150");
    edit(root, `${workloads}/poolers/tenant-0002-pooler-pdb.yaml`, "spec:", "spec: ");
    const before = readTree(root);
    const { status, stdout, stderr } = runCli(cli, root, "check");
    expect(status).toBe(1);
    expect(stderr).toMatch(new RegExp(`^${pooler}:\\d+:1: error \\[edited-by-hand\\]`, "m"));
    expect(stderr).toMatch(/tenant-0002-pooler.yaml:1:1: error \[missing\]/);
    expect(stdout).toContain("-Spec:\n+spec:\n");
    expect(stdout).toMatch(/^bench-01: \d+ files differ, \d+ as rendered$/m);
    expect(readTree(root)).toEqual(before);
  });

  it("knows of pages what it knows of YAML: missing, edited, stale and orphaned ones", () => {
    const root = makeRendered(cli, 1);
    rmSync(join(root, runbooks, "README.md"));
    edit(root, `${runbooks}/availability.md`, "### Impact", "### My impact");
    const missing = runCli(cli, root, "check");
    expect(missing.status).toBe(1);
    expect(missing.stderr).toMatch(new RegExp(`^${runbooks}/README.md:1:1: error \\[missing\\]`, "m"));
    expect(missing.stderr).toMatch(new RegExp(`^${runbooks}/availability.md:\\d+:1: error \\[edited-by-hand\\]`, "m"));
    expect(missing.stdout).toContain("-### My impact\n+### Impact\n");
    expect(runCli(cli, root, "render", "--overwrite").status).toBe(0);
    edit(
      root,
      catalogFile,
      "    rules: VMRule\n",
      "    rules: VMRule\n    alerts: { CNPGClusterNotReady: { for: 7m } }\n",
    );
    const stale = runCli(cli, root, "check");
    expect(stale.stderr).toMatch(new RegExp(`^${runbooks}/availability.md:\\d+:1: error \\[stale\\]`, "m"));
    expect(stale.stdout).toMatch(/^-.*5 minutes/m);
    expect(stale.stdout).toMatch(/^\+.*7 minutes/m);
    const off = listAlerts(root)
      .map((name) => `${name}: { off: true }`)
      .join(", ");
    edit(root, catalogFile, "{ CNPGClusterNotReady: { for: 7m } }", `{ ${off} }`);
    expect(runCli(cli, root, "check").stderr).toMatch(
      new RegExp(`^${runbooks}/availability.md:1:1: error \\[orphaned\\]`, "m"),
    );
  });

  it("tells a changed setting from a changed catalog", () => {
    const root = makeRendered(cli, 1);
    edit(root, settingsFile, 'CNPG_INSTANCES: "3"', 'CNPG_INSTANCES: "5"');
    const { status, stderr } = runCli(cli, root, "check");
    expect(status).toBe(1);
    expect(stderr).toContain("[setting-changed] the file is stale: setting changed: CNPG_INSTANCES is 5, was 3");
    expect(stderr).not.toContain("[stale]");
    edit(root, catalogFile, "max_client_conn: 100", "max_client_conn: 150");
    const both = runCli(cli, root, "check").stderr;
    for (const [file, reason] of [
      ["kustomization.yaml", "\\[setting-changed\\] .*: setting changed: CNPG_INSTANCES is 5, was 3"],
      ["poolers/tenant-0001-pooler.yaml", "\\[stale\\] .* Tenantry changed since"],
      [
        "shared-cluster/prometheusrule.yaml",
        "\\[stale\\] .* Tenantry changed since, and a setting did as well: CNPG_INSTANCES is 5, was 3",
      ],
    ]) {
      expect(both).toMatch(new RegExp(`^${workloads}/${file}:\\d+:1: error ${reason}$`, "m"));
    }
  });

  it("names a changed setting that only pages repeat", () => {
    const root = makeRendered(cli, 1);
    edit(root, settingsFile, 'CNPG_BACKUP_SCHEDULE: "0 0 2 * * *"', 'CNPG_BACKUP_SCHEDULE: "0 30 2 * * *"');
    expect(runCli(cli, root, "check").stderr).toContain(
      "[setting-changed] the file is stale: setting changed: CNPG_BACKUP_SCHEDULE is 0 30 2 * * *, was 0 0 2 * * *",
    );
    expect(runCli(cli, root, "render").status).toBe(0);
    expect(runCli(cli, root, "check").status).toBe(0);
  });

  it("does not believe a record of settings that was edited by hand", () => {
    const root = makeRendered(cli, 1);
    edit(root, catalogFile, "max_client_conn: 100", "max_client_conn: 150");
    edit(root, `${workloads}/kustomization.yaml`, "CNPG_INSTANCES=3", "CNPG_INSTANCES=2");
    const { stderr } = runCli(cli, root, "check");
    expect(stderr).not.toContain("setting changed");
    expect(stderr).toMatch(new RegExp(`^${pooler}:\\d+:1: error \\[stale\\] .*, a setting or Tenantry`, "m"));
  });

  it("reports drift to programs as problems", () => {
    const root = makeRendered(cli, 1);
    edit(root, pooler, "spec:", "Spec:");
    const json = runCli(cli, root, "check", "--format", "json");
    expect(JSON.parse(json.stdout).problems).toMatchObject([
      { rule: "edited-by-hand", severity: "error", file: pooler },
    ]);
    expect(json.stderr).toContain("+spec:");
    const github = runCli(cli, root, "check", "--format=github");
    expect(github.stdout).toMatch(new RegExp(`^::error file=${pooler},line=\\d+,col=1,title=edited-by-hand::`));
    expect([json.status, github.status]).toEqual([1, 1]);
  });

  it("reports what a killed render left over", () => {
    const root = makeRendered(cli, 1);
    writeFileSync(join(root, workloads, ".tenantry-99999999-0.tmp"), "half");
    expect(runCli(cli, root, "check")).toMatchObject({ status: 1, stderr: expect.stringContaining("[left-over]") });
    expect(runCli(cli, root, "render").status).toBe(0);
    expect(runCli(cli, root, "check").status).toBe(0);
  });
});
