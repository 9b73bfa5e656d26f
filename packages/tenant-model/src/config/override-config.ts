import * as z from "zod/mini";
import { literal } from "./field.ts";

/** Whatever YAML can say; the schema of the CRD judges it after postBuild, and completes it in the editor. */
const anything: z.ZodMiniType<unknown> = z.unknown();

export type OverrideKind = "Cluster" | "Cluster.backup" | "Database" | "Dragonfly" | "ObjectStore" | "Pooler";

/**
 * The escape hatch: fields of the rendered object's spec that the catalog has no words for.
 * @param kind the object, or the part of it, that they belong to
 */
export const override = (kind: OverrideKind, description: string) =>
  z.optional(overrides.add(literal(description, z.record(z.string(), anything)), { kind }));

/** Kind of the CRD that each escape hatch leads to. */
export const overrides = {
  kinds: new WeakMap<object, OverrideKind>(),
  add<S extends z.ZodMiniType>(schema: S, { kind }: { readonly kind: OverrideKind }): S {
    overrides.kinds.set(schema, kind);
    return schema;
  },
};
