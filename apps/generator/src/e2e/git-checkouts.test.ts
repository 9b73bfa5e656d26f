import { execFileSync } from "node:child_process";
import { beforeAll, describe, expect, it } from "vitest";
import { writeRoot } from "../../../../tools/bench/bench-catalog.mjs";
import { TestRepository } from "../committed/test-repository.ts";
import { makeRoot, readTree } from "../test-root.ts";
import { buildCli, catalogFile, edit, runCli, workloads } from "./test-cli.ts";

let cli = "";
beforeAll(() => {
  const built = buildCli();
  cli = built.cli;
  return built.remove;
});

function makeCommitted(): TestRepository {
  const repository = new TestRepository();
  writeRoot(repository.root, [3]);
  render(repository.root);
  repository.commit();
  return repository;
}

function render(root: string, ...args: readonly string[]): void {
  expect(runCli(cli, root, "render", ...args)).toMatchObject({ status: 0, stderr: "" });
}

describe("a clone in which Git writes the line breaks of Windows", () => {
  it("is as rendered, and what changes in it is what would change elsewhere", () => {
    const { root: origin } = makeCommitted();
    const root = makeRoot();
    execFileSync("git", ["clone", "-q", "--config", "core.autocrlf=true", origin, root], { stdio: "pipe" });
    const git = (...args: readonly string[]) =>
      execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: "pipe" });
    const before = readTree(root);
    for (const path of [catalogFile, `${workloads}/kustomization.yaml`]) expect(before[path]).toContain("\r\n");

    expect(runCli(cli, root, "check")).toMatchObject({ status: 0, stderr: "" });
    render(root);
    expect(git("status", "--porcelain")).toBe("");
    expect(readTree(root)[`${workloads}/kustomization.yaml`]).toContain("\r\n");

    for (const place of [root, origin]) edit(place, catalogFile, "max_client_conn: 100", "max_client_conn: 150");
    for (const place of [root, origin]) render(place);
    const changed = (place: string) => execFileSync("git", ["status", "--porcelain"], { cwd: place, encoding: "utf8" });
    expect(changed(root)).toBe(changed(origin));
    expect(changed(root).trim().split("\n")).toHaveLength(4);
    expect(runCli(cli, root, "check").status).toBe(0);
  });
});

const tenant = (name: string) => `    - name: ${name}\n      poolers: []\n      direct: 2\n`;

describe("a merge of two branches that both rendered", () => {
  it("conflicts in rendered files, which are named until they are rendered anew from the merged catalog", () => {
    const repository = makeCommitted();
    const { root } = repository;
    repository.git("checkout", "-q", "-b", "feature");
    edit(root, catalogFile, "  tenants:\n", `  tenants:\n${tenant("early")}`);
    render(root);
    repository.commit();
    repository.git("checkout", "-q", "main");
    edit(root, catalogFile, /$/, tenant("late"));
    render(root);
    repository.commit();
    expect(() => repository.git("merge", "-q", "feature")).toThrow();
    const conflicted = repository.git("diff", "--name-only", "--diff-filter=U").split("\n");
    // The catalog itself merges: the two tenants stand apart.
    expect(conflicted).not.toContain(catalogFile);
    expect(conflicted.length).toBeGreaterThan(0);

    const before = readTree(root);
    for (const command of ["render", "check"]) {
      const { status, stderr } = runCli(cli, root, command);
      expect(status).toBe(1);
      // In a script they start behind its first line.
      for (const path of conflicted)
        expect(stderr).toMatch(new RegExp(`^${path}:[12]:1: error \\[merge-conflict\\]`, "m"));
      expect(conflicted).toContain("docs/runbooks/bench-01/validate.sh");
    }
    expect(readTree(root)).toEqual(before);
    render(root, "--overwrite");
    expect(runCli(cli, root, "check")).toMatchObject({ status: 0, stderr: "" });
    const secrets = readTree(root)[`${workloads}/shared-cluster/externalsecrets.yaml`];
    for (const name of ["early", "late"]) expect(secrets).toContain(name);
  });
});
