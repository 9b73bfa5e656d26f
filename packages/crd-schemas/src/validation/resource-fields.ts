import type { StructuralSchema } from "../structural-schema.ts";

const open = { type: "object", "x-kubernetes-preserve-unknown-fields": true } as const;
const filledString = { type: "string", minLength: 1 } as const;

/** The fields that every whole object has, declared or not; `metadata` is checked by its own rules. */
export function withResourceFields(schema: StructuralSchema): StructuralSchema {
  const properties = { ...schema.properties, apiVersion: filledString, kind: filledString };
  const required = [...new Set([...(schema.required ?? []), "apiVersion", "kind"])];
  return {
    ...schema,
    required,
    properties: { ...properties, metadata: { ...schema.properties?.["metadata"], ...open } },
  };
}

/** A field that holds a whole object of any kind. */
export function asEmbeddedResource(schema: StructuralSchema): StructuralSchema {
  return schema["x-kubernetes-embedded-resource"] === true ? withResourceFields(schema) : schema;
}
