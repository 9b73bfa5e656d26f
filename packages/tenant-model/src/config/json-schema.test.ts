import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type * as z from "zod/mini";
import { catalogConfig } from "./catalog-config.ts";
import { fieldNotes } from "./field.ts";
import { makeJsonSchemas } from "./json-schema.ts";

interface Definition {
  readonly shape?: Record<string, z.ZodMiniType>;
  readonly innerType?: z.ZodMiniType;
  readonly element?: z.ZodMiniType;
  readonly valueType?: z.ZodMiniType;
  readonly options?: readonly z.ZodMiniType[];
}

/** Every field of the catalog with its path, found by walking the schema. */
function* fields(schema: z.ZodMiniType, path: string): Generator<[string, boolean]> {
  const definition = schema._zod.def as Definition;
  if (definition.innerType) {
    yield* fields(definition.innerType, path);
    return;
  }
  if (path !== "") yield [path, fieldNotes.has(schema)];
  for (const [name, field] of Object.entries(definition.shape ?? {})) yield* fields(field, `${path}.${name}`);
  if (definition.element) yield* fields(definition.element, `${path}[]`);
  for (const option of definition.options ?? []) {
    for (const [name, field] of Object.entries((option._zod.def as Definition).shape ?? {}))
      yield* fields(field, `${path}.${name}`);
  }
}

const schemas = await makeJsonSchemas();
const catalog = JSON.parse(JSON.stringify(schemas.get("tenants.schema.json")));
const cluster = catalog.properties.spec.properties.cluster.properties;

describe("the JSON Schemas", () => {
  it.each([...schemas.keys()])(
    "%s is what is committed for editors (refresh: nx run tenant-model:json-schema)",
    (file) => {
      const committed = readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");
      expect(schemas.get(file)).toEqual(JSON.parse(committed));
    },
  );

  it("describe every field and say what a placeholder means there", () => {
    const all = [...fields(catalogConfig, "")];
    expect(all.length).toBeGreaterThan(250);
    // Items of plain lists (a CIDR, a pg_hba line) are described by their list.
    expect(all.filter(([path, described]) => !described && !path.endsWith("[]"))).toEqual([]);
  });

  it("allow a placeholder exactly where one is passed through", () => {
    expect(cluster.instances.anyOf).toHaveLength(2);
    expect(cluster.name.pattern).toBeDefined();
    expect(cluster.storage.additionalProperties).toBe(false);
  });

  it("complete the escape hatches with the schemas of the CRDs", () => {
    expect(cluster.spec.allOf).toEqual([{ $ref: "./crds/cluster.schema.json" }]);
    expect(cluster.spec.description).toContain("merged last");
    const crd = JSON.parse(JSON.stringify(schemas.get("crds/cluster.schema.json")));
    expect(crd.properties.postgresql.properties.ldap.properties.port).toEqual({
      anyOf: [{ type: "integer" }, { type: "string", pattern: "^\\$\\{[A-Za-z_][A-Za-z0-9_]*\\}$" }],
    });
    expect(crd.additionalProperties).toBe(false);
    expect(crd).not.toHaveProperty("required");
    for (const file of JSON.stringify(catalog).match(/crds\/[a-z-]+\.schema\.json/g) ?? [])
      expect(schemas.has(file)).toBe(true);
  });

  it("describe an included file: one tenant or a list of them", () => {
    const included = JSON.parse(JSON.stringify(schemas.get("included.schema.json")));
    expect(included.anyOf.map(({ type }: { type: string }) => type)).toEqual(["object", "array"]);
  });
});
