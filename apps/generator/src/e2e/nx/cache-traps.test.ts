import { rmSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { readTree, writeTree } from "../../test-root.ts";
import { buildCli, edit, settingsFile, workloads } from "../test-cli.ts";
import { runNx } from "./nx-run.ts";
import { makeConsumer } from "./nx-workspace.ts";

let cli = "";
beforeAll(() => {
  const built = buildCli();
  cli = built.cli;
  return built.remove;
});

const COMPILED = "dist/catalogs/bench-01.yaml";

it("a replay deletes and reverts nothing that a person wrote, wherever it stands", { timeout: 120_000 }, async () => {
  const { root } = makeConsumer(cli);
  expect((await runNx(root, ["run-many", "-t", "compile,render"])).status).toBe(0);
  const compiled = readTree(root)[COMPILED];
  writeTree(root, {
    "dist/catalogs/mine.yaml": "a: 1\n",
    "kubernetes/catalogs/bench-01/NOTES.md": "# Mine\n",
    [`${workloads}/mine.yaml`]: "b: 2\n",
    "docs/runbooks/mine.md": "# Mine\n",
  });
  edit(root, `${workloads}/kustomization.yaml`, "resources:", "resources: # mine");
  rmSync(join(root, COMPILED));
  const before = readTree(root);
  const replay = await runNx(root, ["run-many", "-t", "compile"]);
  expect([...replay.tasks.values()]).toEqual(Array(5).fill("local cache"));
  // Nx's own store apart, exactly the one file is new.
  const known = Object.entries(readTree(root)).filter(([path]) => !/^(?:\.nx|node_modules)\//.test(path));
  const expected = { ...before, [COMPILED]: compiled };
  expect(Object.fromEntries(known)).toEqual(
    Object.fromEntries(Object.entries(expected).filter(([path]) => !/^(?:\.nx|node_modules)\//.test(path))),
  );
  const refused = await runNx(root, ["run", "catalog-bench-01:render"]);
  expect(refused).toMatchObject({ status: 1, output: expect.stringContaining("[edited-by-hand]") });
});

it("a catalog outside of the default place is one that the option names, and no other", {
  timeout: 120_000,
}, async () => {
  const workspace = makeConsumer(cli);
  const { root } = workspace;
  const text = readTree(root)["kubernetes/catalogs/bench-01/tenants.yaml"] ?? "";
  writeTree(root, {
    "clusters/eu/tenants.yaml": text.replaceAll("bench-01", "eu"),
    "examples/tenants.yaml": text.replaceAll("bench-01", "example"),
  });
  edit(
    root,
    "nx.json",
    '"@tenantry/nx"',
    '{ "plugin": "@tenantry/nx", "options": { "catalogs": "clusters/*/tenants.yaml" } }',
  );
  const { output } = await runNx(root, ["show", "projects", "--json"]);
  expect(JSON.parse(output)).toEqual(["catalog-eu"]);
});

it("nothing but compile is replayed, whatever nx.json has for defaults", { timeout: 120_000 }, async () => {
  const { root } = makeConsumer(cli);
  const cached =
    '"targetDefaults": { "check": { "cache": true, "inputs": ["default"] }, "ren*": [{ "cache": true }] }, "plugins"';
  edit(root, "nx.json", '"plugins"', cached);
  for (const target of ["render", "render", "check", "check"]) {
    const { status, tasks, output } = await runNx(root, ["run", `catalog-bench-01:${target}`]);
    expect(status, output).toBe(0);
    expect([...tasks.values()]).toEqual(["ran"]);
  }
});

it("compile knows its files although nx.json has inputs for targets of this name", { timeout: 120_000 }, async () => {
  const { root } = makeConsumer(cli);
  const foreign = '"targetDefaults": { "compile": { "cache": true, "inputs": ["default", "^default"] } }, "plugins"';
  edit(root, "nx.json", '"plugins"', foreign);
  const compile = async () => [...(await runNx(root, ["run", "catalog-bench-01:compile"])).tasks.values()];
  expect(await compile()).toEqual(["ran"]);
  expect(await compile()).toEqual(["local cache"]);
  edit(root, settingsFile, '"100Gi"', '"200Gi"');
  expect(await compile()).toEqual(["ran"]);
});
