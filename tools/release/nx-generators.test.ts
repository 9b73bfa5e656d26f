import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { makeFolder, readFiles } from "./catalogs.ts";
import { run } from "./run.ts";

const { folder, environment, clone, first } = inject("release");
const { devDependencies } = JSON.parse(readFileSync(join(clone, "package.json"), "utf8"));
const ANSWERS = ["--name", "demo", "--bucket", "demo-backups", "--store", "vault", "--tenant", "blog"];

// The oldest that the peerDependency takes, and ours.
describe.each(["20.8.4", devDependencies.nx])("the generators, in an empty workspace with Nx %s", (version) => {
  const workspace = makeFolder(folder, `nx-generators-${version}`, "workspace");
  const here = { folder: workspace, environment };
  const nx = (...args: readonly string[]) => run([join(workspace, "node_modules/.bin/nx"), ...args], here);

  beforeAll(() => {
    writeFileSync(join(workspace, "package.json"), '{ "name": "workspace", "private": true }\n');
    writeFileSync(join(workspace, "nx.json"), '{ "neverConnectToCloud": true, "analytics": false }\n');
    writeFileSync(join(workspace, ".gitignore"), "node_modules\ndist\n.nx\n");
    run(["git", "init", "--quiet", "--initial-branch", "main"], here);
    run(["npm", "i", "-D", `nx@${version}`, `@tenantry/nx@${first.version}`], here);
  });

  it("make of it what the verbs of the CLI make of an empty folder, byte for byte", () => {
    nx("g", "@tenantry/nx:init", ...ANSWERS);
    const manifest = JSON.parse(readFileSync(join(workspace, "package.json"), "utf8"));
    expect(manifest.devDependencies.tenantry).toBe(first.version);
    run(["npm", "i"], here);
    nx("run", "catalog-demo:render");
    nx("g", "@tenantry/nx:tenant", "shop", "--namespace", "shop");
    nx("g", "@tenantry/nx:retire-tenant", "shop");
    nx("run-many", "-t", "render");
    nx("run-many", "-t", "check", "validate", "compile");

    const plain = { folder: makeFolder(workspace, "../plain"), environment };
    const cli = (...args: readonly string[]) => run([join(workspace, "node_modules/.bin/tenantry"), ...args], plain);
    cli("init", ...ANSWERS);
    cli("tenant", "add", "shop", "--namespace", "shop");
    cli("tenant", "retire", "shop");
    cli("render");

    const [mine, theirs] = [readFiles(join(workspace, ".."), ["workspace"]), readFiles(plain.folder, ["."])];
    const differing = [...theirs].filter(([path, content]) => mine.get(path.replace("./", "workspace/")) !== content);
    // It installs with the workspace's lock file, or by itself.
    expect(differing.map(([path]) => path)).toEqual(["./.github/workflows/tenantry.yml"]);
    expect(theirs.get("./kubernetes/catalogs/demo/tenants.yaml")).toContain("state: retired\n");
    expect(theirs.size).toBeGreaterThan(25);
  });
});
