import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { readTree } from "../test-root.ts";
import { buildCli, catalogFile, edit, makeRendered, runbooks, runCli, workloads } from "./test-cli.ts";

let cli = "";
beforeAll(() => {
  const built = buildCli();
  cli = built.cli;
  return built.remove;
});

/** A rendered root of which the first of two catalogs is deleted. */
function makeAbandoned(): string {
  const root = makeRendered(cli, 1, 1);
  rmSync(dirname(join(root, catalogFile)), { recursive: true });
  return root;
}

describe("the files of a deleted catalog", () => {
  it("are an error for check and a warning for render and validate, which leave them alone", () => {
    const root = makeAbandoned();
    const before = readTree(root);
    const place = /^docs\/runbooks\/bench-01\/\S+:1:1: (error|warning) \[orphaned\] (\d+) files are orphaned/;
    for (const [command, status, severity] of [
      ["check", 1, "error"],
      ["render", 0, "warning"],
      ["validate", 0, "warning"],
    ] as const) {
      const run = runCli(cli, root, command);
      expect(run.status).toBe(status);
      const [, found, count] = place.exec(run.stderr) ?? [];
      expect(found).toBe(severity);
      expect(Number(count)).toBe(Object.values(before).filter((text) => text.includes(`from ${catalogFile}`)).length);
      for (const folder of [workloads, runbooks]) expect(run.stderr).toContain(folder);
    }
    expect(readTree(root)).toEqual(before);
  });

  it("are problems with a place for programs", () => {
    const root = makeAbandoned();
    const [problem, ...others] = JSON.parse(runCli(cli, root, "check", "--format=json").stdout).problems;
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ rule: "orphaned", severity: "error", line: 1, column: 1, path: "" });
    expect(readTree(root)[problem.file]).toContain(catalogFile);
    expect(runCli(cli, root, "render", "--format=github").stdout).toMatch(
      /^::warning file=[^\n]*title=orphaned::[^\n]*\n$/,
    );
  });

  it("are not mentioned by a run of named catalogs, nor once they are deleted", () => {
    const root = makeAbandoned();
    expect(runCli(cli, root, "check", "bench-02")).toMatchObject({ status: 0, stderr: "" });
    rmSync(join(root, workloads), { recursive: true });
    rmSync(join(root, "kubernetes/infrastructure/bench-01"), { recursive: true });
    rmSync(join(root, runbooks), { recursive: true });
    expect(runCli(cli, root, "check")).toMatchObject({ status: 0, stderr: "" });
  });

  it("do not hide that no catalog is left at all", () => {
    const root = makeAbandoned();
    rmSync(join(root, "kubernetes/catalogs"), { recursive: true });
    const run = runCli(cli, root, "check");
    expect(run).toMatchObject({ status: 1, stderr: expect.stringContaining("no catalog found") });
    expect(run.stderr).not.toContain("[orphaned]");
  });
});

describe("the files that a catalog leaves behind when its output moves", () => {
  it("go, with the folders that this empties and no other", () => {
    const root = makeRendered(cli, 1);
    const output =
      "workloads: kubernetes/moved/a\n    fluxKustomization: kubernetes/moved/ks.yaml\n    runbooks: handbook/alerts\n";
    mkdirSync(join(root, "kubernetes/workloads/mine"));
    edit(root, catalogFile, "spec:\n", `spec:\n  output:\n    ${output}`);
    const { status, stdout } = runCli(cli, root, "render");
    expect(status).toBe(0);
    expect(stdout).toContain(`deleted    ${workloads}/kustomization.yaml\n`);
    expect(stdout).toContain(`deleted    ${runbooks}/README.md\n`);
    expect(stdout).toContain("created    handbook/alerts/README.md\n");
    expect(readdirSync(root).sort()).toEqual(["docs", "handbook", "kubernetes"]);
    expect(readdirSync(join(root, "docs"))).toEqual([]);
    expect(readdirSync(join(root, "kubernetes")).sort()).toEqual(["catalogs", "clusters", "moved", "workloads"]);
    expect(readdirSync(join(root, "kubernetes/workloads"))).toEqual(["mine"]);
    expect(runCli(cli, root, "check")).toMatchObject({ status: 0, stderr: "" });
  });
});
