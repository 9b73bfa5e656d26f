import * as z from "zod/mini";
import { catalogConfig } from "./catalog-config.ts";
import { fieldNotes } from "./field.ts";

/** JSON Schema (draft 7) of tenants.yaml for editors: descriptions, defaults, and what a placeholder means in each field. */
export function makeJsonSchema(): object {
  const schema = z.toJSONSchema(catalogConfig, {
    io: "input",
    target: "draft-7",
    override: ({ zodSchema, jsonSchema }) => {
      const notes = fieldNotes.get(zodSchema as unknown as z.ZodMiniType);
      if (notes === undefined) return;
      jsonSchema.description =
        notes.placeholder === "refused" ? notes.description : `${notes.description} Placeholder: ${notes.placeholder}.`;
    },
  });
  return { $schema: "http://json-schema.org/draft-07/schema#", title: "Tenantry catalog (tenants.yaml)", ...schema };
}
