import { cpSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeRoot } from "../test-root.ts";
import { openBaseline } from "./open-baseline.ts";
import { TestRepository } from "./test-repository.ts";

const catalog = "kubernetes/catalogs/infra/tenants.yaml";
const catalogs = [catalog];

describe("openBaseline", () => {
  it("compares with nothing outside of a repository and before the first commit", async () => {
    expect(await openBaseline(makeRoot({ [catalog]: "" }), { catalogs })).toEqual({ problems: [] });
    expect(await openBaseline(new TestRepository({ [catalog]: "" }).root, { catalogs })).toEqual({ problems: [] });
  });

  it("refuses --against where there is no repository or no such commit", async () => {
    const root = makeRoot({ [catalog]: "" });
    expect((await openBaseline(root, { against: "main", catalogs })).problems).toMatchObject([
      { rule: "git-baseline", severity: "error", message: expect.stringContaining("is in no Git repository") },
    ]);
    const repository = new TestRepository();
    repository.commit({ [catalog]: "a" });
    expect((await openBaseline(repository.root, { against: "nowhere", catalogs })).problems).toMatchObject([
      { message: "this repository has no commit nowhere", help: expect.stringContaining("git rev-parse nowhere") },
    ]);
  });

  it("says how to fetch what a shallow clone lacks", async () => {
    const repository = new TestRepository();
    const first = repository.commit({ [catalog]: "a" });
    repository.commit({ [catalog]: "b" });
    const clone = makeRoot();
    repository.git("clone", "-q", "--depth=1", `file://${repository.root}`, clone);
    expect((await openBaseline(clone, { against: first, catalogs })).problems).toMatchObject([
      { help: expect.stringContaining("the clone is shallow") },
    ]);
    expect((await openBaseline(clone, { catalogs })).baseline?.holds(catalog, "b")).toBe(true);
  });

  it("reads HEAD, detached or not, and any other commit", async () => {
    const repository = new TestRepository();
    const first = repository.commit({ [catalog]: "a" });
    repository.commit({ [catalog]: "b" });
    expect((await openBaseline(repository.root, { catalogs })).baseline?.read([catalog]).get(catalog)).toBe("b");
    expect((await openBaseline(repository.root, { against: first, catalogs })).baseline?.holds(catalog, "a")).toBe(
      true,
    );
    repository.git("checkout", "-q", "--detach", first);
    expect((await openBaseline(repository.root, { catalogs })).baseline?.read([catalog]).get(catalog)).toBe("a");
  });

  it("knows a root below the top, and in a worktree", async () => {
    const repository = new TestRepository();
    repository.commit({ [`team/${catalog}`]: "é\r\n", [catalog]: "top" });
    const { baseline } = await openBaseline(join(repository.root, "team"), { catalogs });
    expect(baseline?.read([catalog]).get(catalog)).toBe("é\r\n");
    expect(baseline?.filesBelow("kubernetes/catalogs")).toEqual([catalog]);
    const worktree = makeRoot();
    repository.git("worktree", "add", "-q", "-f", join(worktree, "w"), "HEAD");
    expect((await openBaseline(join(worktree, "w"), { catalogs })).baseline?.holds(catalog, "top")).toBe(true);
  });

  it("takes line ends of autocrlf for no change, and symlinks for no files", async () => {
    const repository = new TestRepository();
    repository.commit({ [catalog]: "a\nb\n" });
    const { baseline } = await openBaseline(repository.root, { catalogs });
    expect(baseline?.holds(catalog, "a\r\nb\r\n")).toBe(true);
    expect(baseline?.holds(catalog, "a\nc\n")).toBe(false);
    expect(baseline?.has("tenants.yaml")).toBe(false);
  });

  it("does not follow GIT_DIR, which hooks set", async () => {
    const repository = new TestRepository();
    repository.commit({ [catalog]: "a" });
    const before = process.env["GIT_DIR"];
    process.env["GIT_DIR"] = "/nowhere";
    const { baseline } = await openBaseline(repository.root, { catalogs });
    if (before === undefined) delete process.env["GIT_DIR"];
    else process.env["GIT_DIR"] = before;
    expect(baseline?.holds(catalog, "a")).toBe(true);
  });

  it("warns of a repository that it cannot read", async () => {
    const repository = new TestRepository();
    repository.commit({ [catalog]: "a" });
    const broken = makeRoot({ ".git": "gitdir: /nowhere\n" });
    cpSync(join(repository.root, "kubernetes"), join(broken, "kubernetes"), { recursive: true });
    expect((await openBaseline(broken, { catalogs })).problems).toMatchObject([
      { rule: "git-baseline", severity: "warning" },
    ]);
  });
});
