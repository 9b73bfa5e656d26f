import { readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { loadRuleCompiler } from "./cel/rule-check.ts";
import { cloudNativePGModules, platformModules } from "./generated/schema-modules.ts";
import type { SchemaModule } from "./schema-module.ts";
import type { StructuralSchema } from "./structural-schema.ts";
import { createCompiler } from "./validation/schema-check.ts";
import { knownFormats } from "./validation/string-format.ts";

const named = (group: string, modules: Readonly<Record<string, SchemaModule>>) =>
  Object.entries(modules).map(([key, module]) => ({ name: `${group} ${key}`, key, module }));
const pinned = [
  ...Object.entries(cloudNativePGModules).flatMap(([version, modules]) => named(version, modules)),
  ...named("platform", platformModules),
];

const lock: unknown = JSON.parse(readFileSync(new URL("../crds.lock.json", import.meta.url), "utf8"));
const index = readFileSync(new URL("./index.ts", import.meta.url), "utf8");

/** A schema and every schema below it. */
function listNodes(schema: StructuralSchema): StructuralSchema[] {
  const { properties = {}, items, additionalProperties, not, allOf = [], anyOf = [], oneOf = [] } = schema;
  const below = [...Object.values(properties), items, additionalProperties, not, ...allOf, ...anyOf, ...oneOf];
  return [schema, ...below.flatMap((it) => (typeof it === "object" ? listNodes(it) : []))];
}

const compileRules = await loadRuleCompiler();

describe.each(pinned)("the schema of $name", ({ key, module }) => {
  it("compiles at every node, with all its patterns and rules", async () => {
    const nodes = listNodes((await module.load()).default as StructuralSchema);
    expect(nodes.length).toBeGreaterThan(3);
    const compiler = createCompiler({ compileRules, unknownFields: "refuse" });
    for (const node of nodes) {
      expect(() => compiler.compile(node)(null, undefined, { path: [], violations: [] })).not.toThrow();
    }
  });

  it("is keyed by what it describes, and has no status and no texts", async () => {
    const schema = (await module.load()).default as StructuralSchema;
    expect(key).toBe(`${module.apiVersion}/${module.kind}`);
    expect(Object.keys(schema.properties ?? {})).toEqual(expect.arrayContaining(["apiVersion", "kind", "metadata"]));
    expect(schema.properties).not.toHaveProperty("status");
    for (const node of listNodes(schema)) expect(node).not.toHaveProperty("description");
  });

  it("uses only formats that the validator knows", async () => {
    const nodes = listNodes((await module.load()).default as StructuralSchema);
    const unknown = nodes.flatMap((it) =>
      it.format === undefined || knownFormats.includes(it.format) ? [] : [it.format],
    );
    expect([...new Set(unknown)]).toEqual([]);
  });

  it("says rightly whether it needs a CEL engine", async () => {
    const nodes = listNodes((await module.load()).default as StructuralSchema);
    expect(module.rules).toBe(nodes.some((it) => it["x-kubernetes-validations"] !== undefined) ? "some" : "none");
  });
});

describe("the generated folder", () => {
  const folder = new URL("./generated/", import.meta.url);

  it("holds one module per pinned kind, one type per kind, and nothing else", async () => {
    const files = (await readdir(folder, { recursive: true })).filter((it) => it.endsWith(".ts"));
    const map = readFileSync(new URL("schema-modules.ts", folder), "utf8");
    const schemas = [...map.matchAll(/import\("\.\/(.+?)"\)/g)].map(([, path = ""]) => path);
    const types = files.filter((it) => it.startsWith("types/"));
    expect(schemas).toHaveLength(pinned.length);
    expect(files.sort()).toEqual([...schemas, ...types, "schema-modules.ts"].sort());
    expect(types).toHaveLength(new Set(pinned.map(({ module }) => module.kind)).size);
    for (const path of types) expect(index).toContain(`from "./generated/${path}"`);
  });
});

describe("the lock", () => {
  it("has one entry with commit and sha256 per pinned CRD, and the library of the core kinds", () => {
    expect(lock).toMatchObject({
      coreKinds: { library: "kubernetes-models", version: expect.stringMatching(/^\d+\.\d+\.\d+$/) },
    });
    const { files } = lock as { files: Record<string, string>[] };
    const core = pinned.filter(({ module }) => /^(v1|(batch|policy|networking\.k8s\.io)\/v1)$/.test(module.apiVersion));
    expect(files).toHaveLength(pinned.length - core.length);
    for (const file of files) {
      expect(file).toEqual({
        project: expect.stringMatching(/^[a-z-]+$/),
        version: expect.stringMatching(/^v\d+\.\d+\.\d+$/),
        repository: expect.stringMatching(/^[\w-]+\/[\w-]+$/),
        path: expect.stringMatching(/^[\w./-]+\.yaml(#[a-z]+)?$/),
        commit: expect.stringMatching(/^[0-9a-f]{40}$/),
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      });
    }
    expect(new Set(files.map(({ project, version, path }) => `${project} ${version} ${path}`)).size).toBe(files.length);
  });
});
