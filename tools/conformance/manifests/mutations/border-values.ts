import type { AnyObject } from "../real-tools.ts";
import { listItemCounts, listPropertyCounts } from "./counts.ts";
import type { CrdSchema } from "./crd-schema.ts";
import type { Mutation } from "./mutated-object.ts";

/**
 * Values just inside and just outside of every bound that the schema sets, one a mutation, in each place whose parent the object
 * has. A place is tried once for all objects of a kind.
 */
export function mutateAtBorders(
  objects: readonly AnyObject[],
  schemaOf: (object: AnyObject) => CrdSchema | undefined,
): Mutation[] {
  const mutations: Mutation[] = [];
  const seen = new Set<string>();
  for (const object of objects) {
    const visit = (schema: CrdSchema, value: unknown, path: readonly string[]): void => {
      if (Array.isArray(value)) {
        if (schema.items && value.length > 0) visit(schema.items, value[0], [...path, "0"]);
        return;
      }
      if (typeof value !== "object" || value === null) return;
      const names = new Set([...Object.keys(schema.properties ?? {}), ...Object.keys(value)]);
      for (const name of names) {
        const inner = schema.properties?.[name] ?? schema.additionalProperties;
        if (typeof inner !== "object") continue;
        const place = [...path, name];
        const what = `${object["kind"]}: ${place.join(".")}`;
        if (!seen.has(what)) {
          seen.add(what);
          for (const border of listBorders(inner, (value as AnyObject)[name]))
            mutations.push({ what: `${what} ${show(border)}`, object: replaceAt(object, place, border) });
        }
        visit(inner, (value as AnyObject)[name], place);
      }
    };
    const { spec } = schemaOf(object)?.properties ?? {};
    if (spec !== undefined) visit(spec, object["spec"], ["spec"]);
  }
  return mutations;
}

function listBorders(schema: CrdSchema, value: unknown): unknown[] {
  const { minimum, maximum, minLength, maxLength } = schema;
  return [
    ...(minimum === undefined ? [] : [minimum - 1, minimum]),
    ...(maximum === undefined ? [] : [maximum, maximum + 1]),
    ...(minLength === undefined ? [] : ["x".repeat(Math.max(0, minLength - 1)), "x".repeat(minLength)]),
    ...(maxLength === undefined ? [] : ["x".repeat(maxLength), "x".repeat(maxLength + 1)]),
    ...listItemCounts(schema, value),
    ...listPropertyCounts(schema, value),
    ...(schema.enum === undefined ? [] : [...schema.enum, "surprise", ""]),
    ...(schema.pattern === undefined ? [] : ["", "a", "1", "-1", "1.5Gi", "a b", "a\n"]),
    ...(schema.format === undefined ? [] : ["text", "2026-11-21T10:00:00Z", -1, 0, 2 ** 31 - 1]),
  ];
}

function replaceAt(object: AnyObject, path: readonly string[], value: unknown): AnyObject {
  const changed = structuredClone(object);
  // biome-ignore lint/suspicious/noExplicitAny: any object whatever
  let parent: any = changed;
  for (const key of path.slice(0, -1)) parent = parent[key];
  parent[path.at(-1) ?? ""] = value;
  return changed;
}

function show(value: unknown): string {
  return (JSON.stringify(value) ?? "").slice(0, 40);
}
