import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, inject, it } from "vitest";
import { listExports, unpack } from "./packed.ts";
import { tryRun } from "./run.ts";

const { folder, environment, clone, first } = inject("release");
const tools = fileURLToPath(new URL("node_modules/.bin/", import.meta.url));
const packages = unpack(first.tarballs, join(folder, "unpacked"), environment);
const license = readFileSync(join(clone, "LICENSE"), "utf8");
const check = (program: string, ...args: readonly string[]) =>
  tryRun([join(tools, program), ...args], { folder: clone, environment });

it("are ten, the command line among them, with one version", () => {
  expect(packages.map(({ manifest }) => manifest.name).sort()).toEqual([
    "@tenantry/alert-library",
    "@tenantry/crd-schemas",
    "@tenantry/flux-postbuild",
    "@tenantry/krm-function",
    "@tenantry/nx",
    "@tenantry/renderer",
    "@tenantry/rules",
    "@tenantry/tenant-model",
    "@tenantry/validation-kit",
    "tenantry",
  ]);
  expect(new Set(packages.map(({ manifest }) => manifest["version"]))).toEqual(new Set([first.version]));
});

describe.each(packages.map((packed) => [packed.manifest.name, packed] as const))("%s", (name, packed) => {
  const { tarball, files, manifest } = packed;
  const text = (path: string) => readFileSync(join(packed.folder, path), "utf8");

  it("says what it is, where it runs and what it exports", () => {
    expect(manifest).toMatchObject({
      description: expect.stringMatching(/.{20}/),
      license: "Apache-2.0",
      type: "module",
      engines: { node: ">=20.19" },
      exports: { "./package.json": "./package.json" },
      files: expect.any(Array),
      publishConfig: { access: "public" },
    });
    expect(manifest).toHaveProperty("sideEffects");
    expect(text("README.md")).toMatch(new RegExp(`^# ${name}\n`));
    expect(text("LICENSE")).toBe(license);
    expect(text("CHANGELOG.md")).toContain(`## ${first.version}\n`);
  });

  it("holds what is exported, with types, and what is run", () => {
    const code = [...listExports(packed).values()].filter((path) => !path.endsWith(".json"));
    for (const path of listExports(packed).values()) expect(files).toContain(path);
    for (const path of code) expect(files).toContain(path.replace(/js$/, "ts").replace(/\.([mc]?)ts$/, ".d.$1ts"));
    for (const path of Object.values((manifest["bin"] ?? {}) as Record<string, string>)) expect(files).toContain(path);
  });

  it("holds no source, test, map or build state, and no path of this machine", () => {
    const unwanted = /^src\/|(^|\/)test-|\.test\.|\.tsbuildinfo$|\.map$|^(?!.*\.d\.[mc]?ts$).*\.ts$/;
    expect(files.filter((path) => unwanted.test(path))).toEqual([]);
    const leaking = files.filter((path) =>
      [folder, clone, "sourceMappingURL"].some((word) => text(path).includes(word)),
    );
    expect(leaking).toEqual([]);
  });

  it("refers to JSON Schemas that are there", () => {
    const schemas = files.filter((path) => path.endsWith(".schema.json"));
    const references: string[] = [];
    for (const path of schemas) {
      for (const [, reference = ""] of text(path).matchAll(/"\$ref": ?"([^"]+)"/g)) {
        const [file = "", pointer = ""] = reference.split("#");
        references.push(reference);
        const target = file === "" ? path : normalize(join(dirname(path), file));
        expect(files, `${path} refers to ${reference}`).toContain(target);
        expect(followPointer(JSON.parse(text(target)), pointer), `${path} refers to ${reference}`).toBeDefined();
      }
    }
    if (name !== "tenantry" && name !== "@tenantry/tenant-model") return;
    expect(schemas).toContain("tenants.schema.json");
    expect(references).toContain("./crds/cluster.schema.json");
  });

  it("passes publint and attw", () => {
    expect(check("publint", tarball, "--strict")).toMatchObject({ status: 0 });
    const hasCode = [...listExports(packed).values()].some((path) => !path.endsWith(".json"));
    // A package with nothing but a command and JSON has no types to be wrong.
    if (hasCode) expect(check("attw", tarball, "--profile", "esm-only")).toMatchObject({ status: 0 });
  });
});

it("bring along the licences of what the command line bundles, which its dependencies no longer name", () => {
  const cli = packages.find(({ manifest }) => manifest.name === "tenantry");
  const licenses = readFileSync(join(cli?.folder ?? "", "dist/bundle/THIRD-PARTY-LICENSES.txt"), "utf8");
  for (const dependency of ["@marcbachmann/cel-js", "@prometheus-io/lezer-promql", "handlebars", "yaml", "zod"])
    expect(licenses).toMatch(new RegExp(`^${dependency} \\d`, "m"));
});

it.each([
  { of: "code and tests together", mode: [] },
  { of: "code alone, so that what tests use is a devDependency", mode: ["--production"] },
])("need every dependency that they name, and name every one that they need: $of", ({ mode }) => {
  const args = ["--config", "tools/release/knip.json", "--include", "dependencies,unlisted,unresolved"];
  expect(check("knip", ...args, ...mode)).toMatchObject({ status: 0, stdout: "" });
});

function followPointer(value: unknown, pointer: string): unknown {
  const keys = pointer
    .split("/")
    .slice(1)
    .map((key) => decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~"));
  return keys.reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], value);
}
