import { cpSync, mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { readTree } from "../test-root.ts";
import { buildCli, catalogFile, edit, makeCatalogs, makeRendered, runbooks, runCli, workloads } from "./test-cli.ts";

let cli = "";
beforeAll(() => {
  const built = buildCli();
  cli = built.cli;
  return built.remove;
});

const pooler = `${workloads}/poolers/tenant-0001-pooler.yaml`;

describe("tenantry render", () => {
  it("writes what is missing, then nothing, and says so", () => {
    const root = makeCatalogs(2, 1);
    const first = runCli(cli, root, "render");
    expect(first).toMatchObject({ status: 0, stderr: "" });
    expect(first.stdout).toContain(`created    ${pooler}\n`);
    expect(first.stdout).toMatch(/^bench-01: (\d+) created, 0 updated, 0 unchanged, 0 deleted$/m);
    const before = statSync(join(root, pooler)).mtimeMs;
    const second = runCli(cli, root, "render");
    expect(second.stdout).toMatch(/^bench-01: 0 created, 0 updated, \d+ unchanged, 0 deleted\nbench-02: 0 created/);
    expect(statSync(join(root, pooler)).mtimeMs).toBe(before);
  });

  it("touches only what a change of the catalog touches, and deletes what is no longer wanted", () => {
    const root = makeRendered(cli, 3);
    edit(root, catalogFile, / {4}- name: tenant-0003[\s\S]*$/, "");
    const { stdout, status } = runCli(cli, root, "render", "bench-01");
    expect(status).toBe(0);
    expect(stdout).toContain(`deleted    ${workloads}/poolers/tenant-0003-pooler.yaml\n`);
    expect(stdout).toContain(`updated    ${workloads}/kustomization.yaml\n`);
    expect(stdout).not.toContain("tenant-0001");
    expect(runCli(cli, root, "check").status).toBe(0);
  });

  it("does not overwrite a file that was edited by hand unless it is told to", () => {
    const root = makeRendered(cli, 1);
    const rendered = readTree(root);
    writeFileSync(join(root, pooler), `${rendered[pooler]}# mine\n`);
    rmSync(join(root, `${workloads}/kustomization.yaml`));
    const before = readTree(root);
    const refused = runCli(cli, root, "render");
    expect(refused).toMatchObject({ status: 1, stdout: "nothing was written\n" });
    expect(refused.stderr).toMatch(
      new RegExp(`^${pooler}:1:1: error \\[edited-by-hand\\] .*\n {4}help: .*--overwrite`),
    );
    expect(readTree(root)).toEqual(before);
    expect(runCli(cli, root, "render", "--overwrite").status).toBe(0);
    expect(readTree(root)).toEqual(rendered);
  });

  it("writes runbooks: a new tenant touches none about alerts, and a hand edits none", () => {
    const root = makeRendered(cli, 2);
    const page = `${runbooks}/availability.md`;
    const rendered = readTree(root);
    expect(rendered[page]).toMatch(/^<!-- Rendered by tenantry from [^\n]* -->\n\n# /);
    expect(rendered[page]).toContain("bench-01-postgres");
    edit(root, catalogFile, /$/, "    - name: another\n      poolers: []\n      direct: 2\n");
    const { stdout, status } = runCli(cli, root, "render");
    const touched = stdout.split("\n").flatMap((line) => line.split(`${runbooks}/`)[1] ?? []);
    // What has the tenants in a table, a check or a Job for each.
    const files = ["postgresql-operations.md", "validate.sh", "test-applications.yaml"];
    expect({ status, touched }).toEqual({ status: 0, touched: files });
    edit(root, page, "### Meaning", "### My meaning");
    const refused = runCli(cli, root, "render");
    expect(refused).toMatchObject({ status: 1, stdout: "nothing was written\n" });
    expect(refused.stderr).toMatch(new RegExp(`^${page}:1:1: error \\[edited-by-hand\\]`));
    expect(runCli(cli, root, "render", "--overwrite").status).toBe(0);
    expect(readTree(root)[page]).toBe(rendered[page]);
  });

  it("keeps a moved catalog's files when it is told to take them over", () => {
    const root = makeRendered(cli, 1);
    mkdirSync(join(root, "kubernetes/catalogs/moved"));
    cpSync(join(root, catalogFile), join(root, "kubernetes/catalogs/moved/tenants.yaml"));
    rmSync(dirname(join(root, catalogFile)), { recursive: true });
    expect(runCli(cli, root, "render").stderr).toContain("rendered from another catalog");
    expect(runCli(cli, root, "render", "--overwrite")).toMatchObject({ status: 0, stderr: "" });
    expect(runCli(cli, root, "check").status).toBe(0);
  });
});
