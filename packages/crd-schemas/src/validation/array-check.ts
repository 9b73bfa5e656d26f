import type { StructuralSchema } from "../structural-schema.ts";
import { type Check, isObject, report, reportAt, type Walk } from "./check.ts";
import type { Compiler } from "./compiler.ts";

type KeyOf = (item: unknown) => string;

/** Items, their number, and duplicates in lists that are sets or maps by key. */
export function compileArrayCheck(schema: StructuralSchema, compiler: Compiler): Check | undefined {
  if (schema.type !== "array" && schema.items === undefined) return undefined;
  let checkItem: Check | undefined;
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema;
  const keyOf = chooseKey(schema);

  return (value, old, walk) => {
    if (!Array.isArray(value)) return;
    const findOld =
      schema["x-kubernetes-list-type"] === "map" && keyOf !== undefined ? indexItems(old, keyOf) : undefined;
    for (let index = 0; index < value.length; index += 1) {
      walk.path.push(index);
      checkItem ??= compiler.compile(schema.items ?? {});
      checkItem(value[index], keyOf && findOld?.get(keyOf(value[index])), walk);
      walk.path.pop();
    }
    if (value.length < minItems) report(walk, "length", `has ${value.length} items, expected at least ${minItems}`);
    if (value.length > maxItems) report(walk, "length", `has ${value.length} items, expected at most ${maxItems}`);
    if (keyOf !== undefined && value.length > 1) checkDuplicates({ value, keyOf, walk });
  };
}

/** What makes two items the same one; undefined for a list that may repeat itself. */
function chooseKey(schema: StructuralSchema): KeyOf | undefined {
  const keys = schema["x-kubernetes-list-map-keys"] ?? [];
  if (schema["x-kubernetes-list-type"] === "map") {
    const defaults = keys.map((key) => schema.items?.properties?.[key]?.default);
    return (item) =>
      printCanonical(keys.map((key, index) => (isObject(item) ? item[key] : undefined) ?? defaults[index] ?? null));
  }
  return schema["x-kubernetes-list-type"] === "set" || schema.uniqueItems === true ? printCanonical : undefined;
}

/** The same text for the same JSON value, whatever the order of its fields. */
function printCanonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printCanonical).join()}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? "null";
  const fields = Object.keys(value).sort();
  return `{${fields.map((name) => `${JSON.stringify(name)}:${printCanonical(value[name])}`).join()}}`;
}

function indexItems(items: unknown, keyOf: KeyOf): Map<string, unknown> | undefined {
  return Array.isArray(items) ? new Map(items.map((item) => [keyOf(item), item])) : undefined;
}

function checkDuplicates({ value, keyOf, walk }: { value: readonly unknown[]; keyOf: KeyOf; walk: Walk }): void {
  const seen = new Map<string, number>();
  value.forEach((item, index) => {
    const key = keyOf(item);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, index);
    else {
      const message = `${key} is already item ${first} of this list; every item must be different`;
      reportAt(walk, index, { kind: "duplicate", message });
    }
  });
}
