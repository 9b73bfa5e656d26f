import type { StructuralSchema } from "@tenantry/crd-schemas";
import { PLACEHOLDER } from "./field.ts";
import type { OverrideKind } from "./override-config.ts";

/** Where the escape hatches lead, by the kinds that `override` names: the part of which CRD, and the file of its schema. */
export const OVERRIDE_SCHEMAS = {
  Cluster: { kind: "Cluster", group: "postgresql.cnpg.io/v1", path: ["spec"], file: "crds/cluster.schema.json" },
  "Cluster.backup": {
    kind: "Cluster",
    group: "postgresql.cnpg.io/v1",
    path: ["spec", "backup"],
    file: "crds/cluster-backup.schema.json",
  },
  Database: { kind: "Database", group: "postgresql.cnpg.io/v1", path: ["spec"], file: "crds/database.schema.json" },
  Dragonfly: {
    kind: "Dragonfly",
    group: "dragonflydb.io/v1alpha1",
    path: ["spec"],
    file: "crds/dragonfly.schema.json",
  },
  ObjectStore: {
    kind: "ObjectStore",
    group: "barmancloud.cnpg.io/v1",
    path: ["spec"],
    file: "crds/object-store.schema.json",
  },
  Pooler: { kind: "Pooler", group: "postgresql.cnpg.io/v1", path: ["spec"], file: "crds/pooler.schema.json" },
} as const satisfies Readonly<
  Record<OverrideKind, { kind: string; group: string; path: readonly string[]; file: string }>
>;

/** Keywords that JSON Schema (draft 7) and structural schemas share; `required` is not for what is merged into an object. */
const SHARED = [
  "enum",
  "pattern",
  "minLength",
  "maxLength",
  "minimum",
  "maximum",
  "multipleOf",
  "minItems",
  "maxItems",
  "uniqueItems",
] as const;

const PLACEHOLDER_SCHEMA = { type: "string", pattern: PLACEHOLDER.source };

/** JSON Schema (draft 7) of a part of an object as a catalog may write it: any of its fields, scalars also as placeholders. */
export function makeOverrideSchema(schema: StructuralSchema): object {
  if (schema["x-kubernetes-int-or-string"] === true) return { type: ["integer", "string"] };
  const shared = Object.fromEntries(SHARED.flatMap((key) => (schema[key] === undefined ? [] : [[key, schema[key]]])));
  if (schema.type === "array") {
    return { type: "array", ...shared, ...(schema.items && { items: makeOverrideSchema(schema.items) }) };
  }
  if (schema.type === "object" || schema.properties !== undefined) return makeObjectSchema(schema);
  if (schema.type === undefined) return {};
  const scalar = { type: schema.type, ...shared };
  // A free text admits placeholders as it is.
  if (schema.type === "string" && Object.keys(shared).length === 0) return scalar;
  return { anyOf: [scalar, PLACEHOLDER_SCHEMA] };
}

function makeObjectSchema(schema: StructuralSchema): object {
  const { properties, additionalProperties } = schema;
  const entries = Object.entries(properties ?? {}).map(([name, child]) => [name, makeOverrideSchema(child)]);
  const open = schema["x-kubernetes-preserve-unknown-fields"] === true || additionalProperties === true;
  return {
    type: "object",
    ...(entries.length > 0 && { properties: Object.fromEntries(entries) }),
    additionalProperties:
      open || (typeof additionalProperties === "object" && makeOverrideSchema(additionalProperties)),
  };
}
