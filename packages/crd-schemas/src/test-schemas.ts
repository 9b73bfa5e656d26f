import { type LoadedSchemas, loadSchemas, type SchemaSet } from "./schema-set.ts";
import type { StructuralSchema } from "./structural-schema.ts";
import type { Walk } from "./validation/check.ts";
import { createCompiler } from "./validation/schema-check.ts";
import type { Violation } from "./violation.ts";

export const postgresql = "postgresql.cnpg.io/v1";

/** The schemas of these kinds for a version that must be supported. */
export async function loadKinds(version: string, ...kinds: readonly string[]): Promise<SchemaSet> {
  const references = kinds.map((it) => {
    const at = it.lastIndexOf("/");
    return at < 0 ? { apiVersion: postgresql, kind: it } : { apiVersion: it.slice(0, at), kind: it.slice(at + 1) };
  });
  const loaded: LoadedSchemas = await loadSchemas({ cloudNativePG: version }, references);
  if (!loaded.ok) throw new Error(loaded.message);
  return loaded.schemas;
}

/** What a schema without rules says about a value. */
export function checkValue(schema: StructuralSchema, value: unknown): Violation[] {
  const walk: Walk = { path: [], violations: [] };
  createCompiler({ compileRules: () => undefined, unknownFields: "refuse" }).compile(schema)(value, undefined, walk);
  return walk.violations;
}

/** `spec.template.spec.containers required`: enough to compare, without the wording. */
export function summarise(violations: readonly Violation[]): string[] {
  return violations.map(({ path, kind }) => `${path.join(".")} ${kind}`);
}
