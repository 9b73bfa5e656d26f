import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { createNodes, createNodesV2 } from "./plugin.mjs";

const [glob, create] = createNodes;
const DATA = ".nx/workspace-data";
const LONG_AGO = new Date("2026-01-01");

function makeWorkspace(catalogs: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), "tenantry-nx-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [file, name] of Object.entries(catalogs)) write(root, file, name);
  return root;
}

function write(root: string, file: string, name: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), `metadata:\n  name: ${name}\nspec:\n  flux: { file: settings/${name}.yaml }\n`);
  utimesSync(join(root, file), LONG_AGO, LONG_AGO);
}

async function listProjects(root: string, files: readonly string[], options?: { catalogs?: string[] }) {
  const nodes = await create(files, options, { workspaceRoot: root });
  return nodes.map(([, { projects }]) => Object.values(projects)[0]);
}

const files = ["kubernetes/catalogs/a/tenants.yaml", "kubernetes/catalogs/b/tenants.yaml", "other/c/tenants.yaml"];
const names = { [files[0] ?? ""]: "one", [files[1] ?? ""]: "two", [files[2] ?? ""]: "three" };

it("is one implementation for all versions of Nx, asked for every tenants.yaml", () => {
  expect(createNodesV2).toBe(createNodes);
  expect(glob).toBe("**/tenants.yaml");
});

it("makes a project of each catalog that the option names, and of those of the default place without it", async () => {
  const root = makeWorkspace(names);
  const name = (projects: Awaited<ReturnType<typeof listProjects>>) => projects.map((project) => project?.name);
  expect(name(await listProjects(root, files))).toEqual(["catalog-one", "catalog-two"]);
  expect(name(await listProjects(root, files, { catalogs: ["other/*/tenants.yaml"] }))).toEqual(["catalog-three"]);
  await expect(listProjects(root, files, { catalogs: ["other"] })).rejects.toThrow(
    'option "catalogs" in nx.json has "other"',
  );
});

it("goes by folders where two catalogs have one name, so that Nx starts and the CLI can say so", async () => {
  const root = makeWorkspace({ ...names, [files[1] ?? ""]: "one" });
  const projects = await listProjects(root, files);
  expect(projects.map((project) => project?.name)).toEqual(["catalog-a.1", "catalog-b.2"]);
});

it("keeps Nx from starting neither by a catalog that is gone nor by names made for two of one name", async () => {
  const root = makeWorkspace({ ...names, [files[1] ?? ""]: "one", [files[2] ?? ""]: "a-of-1" });
  const gone = "kubernetes/catalogs/gone/tenants.yaml";
  const projects = await listProjects(root, [...files, gone], { catalogs: ["**/tenants.yaml"] });
  const found = projects.map((project) => project?.name);
  expect(found).toEqual(["catalog-a.1", "catalog-b.2", "catalog-a-of-1", "catalog-gone"]);
});

it("reads a catalog again when it has changed, and what it knows of the others from Nx's own folder", async () => {
  const root = makeWorkspace(names);
  const settings = async () => (await listProjects(root, files)).map((project) => project?.namedInputs.catalog[1]);
  expect(await settings()).toEqual(["{workspaceRoot}/settings/one.yaml", "{workspaceRoot}/settings/two.yaml"]);
  const [store = ""] = readdirSync(join(root, DATA));
  expect(Object.keys(JSON.parse(readFileSync(join(root, DATA, store), "utf8")))).toEqual(files.slice(0, 2));
  // What is in the store is what is used: otherwise nothing was saved.
  const edited = readFileSync(join(root, DATA, store), "utf8").replace("settings/one", "settings/1");
  writeFileSync(join(root, DATA, store), edited);
  write(root, files[1] ?? "", "2ND");
  expect(await settings()).toEqual(["{workspaceRoot}/settings/1.yaml", "{workspaceRoot}/settings/2ND.yaml"]);
  writeFileSync(join(root, DATA, store), "{ half");
  expect(await settings()).toEqual(["{workspaceRoot}/settings/one.yaml", "{workspaceRoot}/settings/2ND.yaml"]);
});

it("believes nothing about a file that was written a moment ago: it may be written again within the clock's tick", async () => {
  const root = makeWorkspace(names);
  for (const file of files) utimesSync(join(root, file), new Date(), new Date());
  await listProjects(root, files);
  const stores = readdirSync(root).includes(".nx") ? readdirSync(join(root, DATA)) : [];
  for (const store of stores) expect(readFileSync(join(root, DATA, store), "utf8")).toBe("{}");
});
