import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type * as z from "zod/mini";
import { catalogConfig } from "./catalog-config.ts";
import { fieldNotes } from "./field.ts";
import { makeJsonSchema } from "./json-schema.ts";

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

describe("the JSON Schema of tenants.yaml", () => {
  it("is what is committed for editors (refresh: nx run tenant-model:json-schema)", () => {
    const committed = readFileSync(new URL("../../tenants.schema.json", import.meta.url), "utf8");
    expect(`${JSON.stringify(makeJsonSchema(), null, 2)}\n`).toBe(committed);
  });

  it("describes every field and says what a placeholder means there", () => {
    const all = [...fields(catalogConfig, "")];
    expect(all.length).toBeGreaterThan(90);
    // Items of plain lists (a CIDR, a pg_hba line) are described by their list.
    expect(all.filter(([path, described]) => !described && !path.endsWith("[]"))).toEqual([]);
  });

  it("allows a placeholder exactly where one is passed through", () => {
    const text = JSON.stringify(makeJsonSchema());
    const schema = JSON.parse(text);
    const cluster = schema.properties.spec.properties.cluster.properties;
    expect(cluster.instances.anyOf).toHaveLength(2);
    expect(cluster.name.pattern).toBeDefined();
    expect(cluster.storage.additionalProperties).toBe(false);
  });
});
