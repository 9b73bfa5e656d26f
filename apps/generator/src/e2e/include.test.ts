import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { writeTree } from "../test-root.ts";
import { buildCli, catalogFile, edit, makeCatalogs, runCli, workloads } from "./test-cli.ts";

let cli = "";
beforeAll(() => {
  const built = buildCli();
  cli = built.cli;
  return built.remove;
});

const folder = "kubernetes/catalogs/bench-01/tenants.d";

function makeIncluding(files: Readonly<Record<string, string>>): string {
  const root = makeCatalogs(1);
  edit(root, catalogFile, "spec:\n", "spec:\n  include: [tenants.d/*.yaml]\n");
  writeTree(root, Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text])));
  return root;
}

describe("a catalog that includes files", () => {
  it("renders their tenants, and follows when a file comes, changes or goes", () => {
    const root = makeIncluding({ "b.yaml": "name: wiki\n", "notes.md": "not a tenant" });
    expect(runCli(cli, root, "render")).toMatchObject({ status: 0, stderr: "" });
    expect(runCli(cli, root, "check").status).toBe(0);
    writeTree(root, { [`${folder}/a.yaml`]: "- name: blog\n" });
    const { stdout } = runCli(cli, root, "render");
    expect(stdout).toContain(`created    ${workloads}/poolers/blog-pooler.yaml\n`);
    expect(stdout).not.toContain("wiki-pooler");
    edit(root, `${folder}/b.yaml`, "name: wiki", "name: wiki\nstate: retired");
    expect(runCli(cli, root, "render").stdout).toContain(`deleted    ${workloads}/poolers/wiki-pooler.yaml\n`);
  });

  it.each<[string, (root: string) => void, RegExp]>([
    [
      "a mistake in an included file",
      (root) => edit(root, `${folder}/a.yaml`, "name: wiki", "name: wiki\ndirekt: 1"),
      /^kubernetes\/catalogs\/bench-01\/tenants\.d\/a\.yaml:2:1: error \[schema\] unknown key `direkt`.*did you mean `direct`/,
    ],
    [
      "a pattern that matches nothing",
      (root) => edit(root, catalogFile, "tenants.d/*.yaml", "tenant.d/*.yaml"),
      /^kubernetes\/catalogs\/bench-01\/tenants\.yaml:6:13: error \[include\] "tenant\.d\/\*\.yaml" matches no file/,
    ],
    [
      "a file that is matched twice",
      (root) => edit(root, catalogFile, "[tenants.d/*.yaml]", "[tenants.d/*.yaml, tenants.d/a.yaml]"),
      /^kubernetes\/catalogs\/bench-01\/tenants\.yaml:6:31: error \[include\] .* part of the catalog already/,
    ],
    [
      "a pattern that leaves the folder",
      (root) => edit(root, catalogFile, "tenants.d/*.yaml", "../x/*.yaml"),
      /^kubernetes\/catalogs\/bench-01\/tenants\.yaml:6:13: error \[schema\] .*below the catalog's folder/,
    ],
    [
      "a symlink among the files",
      (root) => {
        writeFileSync(join(root, "elsewhere.yaml"), "name: elsewhere\n");
        symlinkSync(join(root, "elsewhere.yaml"), join(root, `${folder}/z.yaml`));
      },
      /^kubernetes\/catalogs\/bench-01\/tenants\.d\/z\.yaml:1:1: error \[file\] .*symlink/,
    ],
    [
      "a tenant that the catalog has too",
      (root) => edit(root, `${folder}/a.yaml`, "name: wiki", "name: tenant-0001"),
      /^kubernetes\/catalogs\/bench-01\/tenants\.d\/a\.yaml:1:7: error \[name-unique\]/,
    ],
  ])("refuses %s with its place, and writes nothing", (_what, spoil, message) => {
    const root = makeIncluding({ "a.yaml": "name: wiki\n" });
    spoil(root);
    const { status, stdout, stderr } = runCli(cli, root, "render");
    expect({ status, stdout }).toEqual({ status: 1, stdout: "nothing was written\n" });
    expect(stderr).toMatch(message);
  });
});

it("each render lists what the catalog overrides in an object", () => {
  const root = makeCatalogs(1);
  edit(root, catalogFile, "  cluster:\n", "  cluster:\n    spec:\n      logLevel: debug\n");
  expect(runCli(cli, root, "render").stdout).toContain("override   Cluster bench-01-postgres: logLevel\n");
  expect(runCli(cli, root, "render").stdout).toContain("override   Cluster bench-01-postgres: logLevel\n");
});

it("rendered files with Git's conflict markers are called that, and --overwrite renders them anew", () => {
  const root = makeCatalogs(1);
  runCli(cli, root, "render");
  const file = `${workloads}/kustomization.yaml`;
  edit(
    root,
    file,
    /^(# Rendered.*\n)/,
    "<<<<<<< ours\n# Rendered by tenantry from kubernetes/catalogs/bench-01/tenants.yaml. Do not edit: change the catalog, then render. sha256:000000000000\n=======\n# theirs\n>>>>>>> theirs\n",
  );
  for (const command of ["render", "check"]) {
    const { status, stderr } = runCli(cli, root, command);
    expect(status).toBe(1);
    expect(stderr).toContain(`${file}:1:1: error [merge-conflict]`);
  }
  expect(runCli(cli, root, "render", "--overwrite").status).toBe(0);
  expect(runCli(cli, root, "check").status).toBe(0);
});
