import { loadSchemas, type StructuralSchema } from "@tenantry/crd-schemas";
import * as z from "zod/mini";
import { catalogConfig } from "./catalog-config.ts";
import { fieldNotes } from "./field.ts";
import { overrides } from "./override-config.ts";
import { makeOverrideSchema, OVERRIDE_SCHEMAS } from "./override-schema.ts";
import { tenantConfig } from "./tenant-config.ts";

const DRAFT_7 = "http://json-schema.org/draft-07/schema#";
/** The escape hatches complete what the newest version has; what an older one lacks is said when it is rendered. */
const NEWEST = "1.30.0";

/**
 * JSON Schemas (draft 7) for editors: descriptions, defaults, and what a placeholder means in each field.
 * @returns schema by file, relative to the package
 */
export async function makeJsonSchemas(): Promise<ReadonlyMap<string, object>> {
  const included = z.union([tenantConfig, z.array(tenantConfig)]);
  return new Map([
    ["tenants.schema.json", makeJsonSchema(catalogConfig, "Tenantry catalog (tenants.yaml)")],
    ["included.schema.json", makeJsonSchema(included, "Tenants that a Tenantry catalog includes")],
    ...(await makeOverrideSchemas()),
  ]);
}

function makeJsonSchema(root: z.ZodMiniType, title: string): object {
  const schema = z.toJSONSchema(root, {
    io: "input",
    target: "draft-7",
    override: ({ zodSchema, jsonSchema }) => {
      const kind = overrides.kinds.get(zodSchema);
      if (kind !== undefined) {
        for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
        jsonSchema.allOf = [{ $ref: `./${OVERRIDE_SCHEMAS[kind].file}` }];
      }
      const notes = fieldNotes.get(zodSchema as unknown as z.ZodMiniType);
      if (notes === undefined) return;
      jsonSchema.description =
        notes.placeholder === "refused" ? notes.description : `${notes.description} Placeholder: ${notes.placeholder}.`;
    },
  });
  return { $schema: DRAFT_7, title, ...schema };
}

async function makeOverrideSchemas(): Promise<[string, object][]> {
  const kinds = Object.values(OVERRIDE_SCHEMAS);
  const references = kinds.map(({ group, kind }) => ({ apiVersion: group, kind }));
  const loaded = await loadSchemas({ cloudNativePG: NEWEST }, references);
  if (!loaded.ok) throw new Error(loaded.message);
  return kinds.map(({ group, kind, path, file }) => {
    let schema: StructuralSchema | undefined = loaded.schemas.schemaOf({ apiVersion: group, kind });
    for (const part of path) schema = schema?.properties?.[part];
    if (schema === undefined) throw new Error(`there is no ${path.join(".")} in the schema of ${kind}`);
    return [file, { $schema: DRAFT_7, title: `${kind}: ${path.join(".")}`, ...makeOverrideSchema(schema) }];
  });
}
