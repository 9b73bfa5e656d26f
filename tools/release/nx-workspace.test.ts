import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { makeFolder, readFiles } from "./catalogs.ts";
import { run } from "./run.ts";

const { folder, environment, clone, first } = inject("release");
// A root of catalogs, as `readFiles` knows it.
const workspace = makeFolder(folder, "nx-workspace", "repository");
const here = { folder: workspace, environment };
const nx = join(workspace, "node_modules/.bin/nx");

beforeAll(() => {
  const { devDependencies } = JSON.parse(readFileSync(join(clone, "package.json"), "utf8"));
  writeFileSync(join(workspace, "package.json"), '{ "name": "workspace", "private": true }\n');
  writeFileSync(
    join(workspace, "nx.json"),
    '{ "plugins": ["@tenantry/nx"], "neverConnectToCloud": true, "analytics": false }\n',
  );
  writeFileSync(join(workspace, ".gitignore"), "node_modules\ndist\n.nx\n");
  run(["git", "init", "--quiet", "--initial-branch", "main"], here);
  const packages = [`nx@${devDependencies.nx}`, `tenantry@${first.version}`, `@tenantry/nx@${first.version}`];
  run(["npm", "i", "-D", ...packages], here);
  for (const part of ["catalogs", "clusters"])
    cpSync(join(clone, "kubernetes", part), join(workspace, "kubernetes", part), { recursive: true });
});

describe("tenantry and @tenantry/nx, installed in a fresh Nx workspace", () => {
  it("make a project of each catalog", () => {
    expect(run([nx, "show", "projects"], here).split("\n").sort()).toEqual(
      expect.arrayContaining(["catalog-apps", "catalog-infra"]),
    );
  });

  it("render what the repository renders, byte for byte", () => {
    run([nx, "run-many", "-t", "render", "--projects", "catalog-*"], here);
    const kept = ([path]: [string, string]) => /^repository\/(kubernetes|docs)\//.test(path);
    const theirs = new Map([...readFiles(first.rendered)].filter(kept));
    const mine = new Map([...readFiles(join(workspace, ".."), ["repository"])].filter(kept));
    expect([...mine.keys()]).toEqual([...theirs.keys()]);
    expect([...mine].filter(([path, content]) => theirs.get(path) !== content)).toEqual([]);
    expect(mine.size).toBeGreaterThan(50);
  });

  it("check, validate and compile", () => {
    run([nx, "run-many", "-t", "check", "validate", "compile", "--projects", "catalog-*"], here);
    expect(readFileSync(join(workspace, "dist/catalogs/infra.yaml"), "utf8")).toContain("kind: Cluster\n");
  });
});
