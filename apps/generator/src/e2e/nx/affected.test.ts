import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { TestRepository } from "../../committed/test-repository.ts";
import { buildCli, catalogFile, edit, settingsFile } from "../test-cli.ts";
import { listAffected, runNx } from "./nx-run.ts";
import { makeConsumer, makeOwnWorkspace, writeVersion } from "./nx-workspace.ts";

const ALL = ["bench-01", "bench-02", "bench-03", "bench-04", "bench-05"];
const TIMEOUT = 120_000;

let cli = "";
beforeAll(() => {
  const built = buildCli();
  cli = built.cli;
  return built.remove;
});

/** What `nx affected -t compile` does, by what happened. */
async function compileAffected({ root }: TestRepository) {
  const { status, tasks, output } = await runNx(root, ["affected", "-t", "compile", "--base=main"]);
  expect(status, output).toBe(0);
  const named = (wanted: string) =>
    [...tasks]
      .filter(([, from]) => from === wanted)
      .map(([id]) => id)
      .sort();
  return { ran: named("ran"), cached: named("local cache") };
}

const tenant = (name: string) => `name: ${name}\npoolers: []\ndirect: 2\n`;

const compile = (names: readonly string[]) => names.map((name) => `catalog-${name}:compile`);

describe("in a workspace that has Tenantry installed", () => {
  it("a changed catalog affects itself, and so do its settings and rendered files, right after a rebase too", {
    timeout: TIMEOUT,
  }, async () => {
    const workspace = makeConsumer(cli);
    const { root } = workspace;
    await runNx(root, ["run-many", "-t", "compile"]);
    workspace.git("checkout", "-q", "-b", "feature");
    expect(await listAffected(root, "--base=main")).toEqual([]);
    edit(root, catalogFile, "max_client_conn: 100", "max_client_conn: 150");
    expect(await listAffected(root, "--base=main")).toEqual(["bench-01"]);
    expect(await compileAffected(workspace)).toEqual({ ran: compile(["bench-01"]), cached: [] });
    workspace.commit();

    // Meanwhile somebody merges a change of another catalog's settings.
    workspace.git("checkout", "-q", "main");
    edit(root, settingsFile.replaceAll("bench-01", "bench-02"), '"100Gi"', '"200Gi"');
    expect(await listAffected(root, "--base=main")).toEqual(["bench-02"]);
    workspace.commit();
    workspace.git("checkout", "-q", "feature");
    workspace.git("rebase", "-q", "main");
    expect(await listAffected(root, "--base=main")).toEqual(["bench-01"]);
    expect(await compileAffected(workspace)).toEqual({ ran: [], cached: compile(["bench-01"]) });
    const all = await runNx(root, ["run-many", "-t", "compile"]);
    expect([...all.tasks].filter(([, from]) => from === "ran").map(([id]) => id)).toEqual(compile(["bench-02"]));

    const rendered = "kubernetes/workloads/bench-03/databases/cloudnative-pg/mine.yaml";
    workspace.commit({ [rendered]: "a: 1\n" });
    expect(await listAffected(root, "--base=main")).toEqual(["bench-01", "bench-03"]);
  });

  it("another version of Tenantry affects all, and compiles all anew", { timeout: TIMEOUT }, async () => {
    const workspace = makeConsumer(cli);
    await runNx(workspace.root, ["run-many", "-t", "compile"]);
    workspace.git("checkout", "-q", "-b", "feature");
    writeVersion(workspace.root, "0.1.0");
    expect(await listAffected(workspace.root, "--base=main")).toEqual(ALL);
    expect(await compileAffected(workspace)).toEqual({ ran: compile(ALL), cached: [] });
  });

  it("files beside a catalog affect it, but are no reason to compile unless it names them", {
    timeout: TIMEOUT,
  }, async () => {
    const workspace = makeConsumer(cli);
    const { root } = workspace;
    edit(root, catalogFile, "spec:\n", "spec:\n  include: [tenants.d/*.yaml]\n");
    workspace.commit({ "kubernetes/catalogs/bench-01/tenants.d/old.yaml": tenant("old") });
    await runNx(root, ["run-many", "-t", "compile"]);
    workspace.git("checkout", "-q", "-b", "feature");
    workspace.commit({ "kubernetes/catalogs/bench-01/README.md": "# Ours\n" });
    expect(await compileAffected(workspace)).toEqual({ ran: [], cached: compile(["bench-01"]) });
    workspace.commit({ "kubernetes/catalogs/bench-01/tenants.d/new.yaml": tenant("new") });
    expect(await compileAffected(workspace)).toEqual({ ran: compile(["bench-01"]), cached: [] });

    // A team makes a project of its folder: to Nx its files are no longer the catalog's.
    const team = "kubernetes/catalogs/bench-01/tenants.d";
    workspace.commit({ [`${team}/project.json`]: '{"name":"team"}', [`${team}/older.yaml`]: tenant("older") });
    expect(await compileAffected(workspace)).toEqual({ ran: compile(["bench-01"]), cached: [] });
    edit(root, `${team}/older.yaml`, "direct: 2", "direct: 3");
    expect(await compileAffected(workspace)).toEqual({ ran: compile(["bench-01"]), cached: [] });
  });
});

/** What the bundle needs that does not depend on what is edited here. */
const BUILT_BEFORE = ["crd-schemas:build", "flux-postbuild:build", "krm-function:build", "tenant-model:build"];

describe("in Tenantry's own workspace", () => {
  it("a rule's page runs nothing, and a resource builder everything", { timeout: TIMEOUT }, async () => {
    const workspace = makeOwnWorkspace();
    const { root } = workspace;
    const first = await runNx(root, ["run-many", "-t", "compile"]);
    expect(first.status, first.output).toBe(0);
    workspace.git("checkout", "-q", "-b", "feature");

    appendFileSync(join(root, "packages/rules/src/rules/pools-fit-max-connections.md"), "\nMore.\n");
    expect(await compileAffected(workspace)).toEqual({
      ran: [],
      cached: [...compile(ALL), ...BUILT_BEFORE, "generator:bundle"].sort(),
    });

    edit(root, "packages/renderer/src/resources/pooler.ts", "kind: ", "kind:  ");
    const spaced = await compileAffected(workspace);
    expect(spaced).toEqual({ ran: ["generator:bundle"], cached: [...compile(ALL), ...BUILT_BEFORE] });

    edit(
      root,
      "packages/renderer/src/resources/pooler.ts",
      "labels: labelObject(",
      'annotations: { a: "b" }, labels: labelObject(',
    );
    expect(await compileAffected(workspace)).toEqual({
      ran: [...compile(ALL), "generator:bundle"],
      cached: BUILT_BEFORE,
    });
  });
});
