import { type CrdSchema, writeLeast } from "./crd-schema.ts";

/** More items than this are not written: a hundred thousand of them prove no more than a thousand. */
const MOST = 1000;

/** Lists as long as `minItems` and `maxItems` allow, and by one item shorter or longer; and with an item that is there twice. */
export function listItemCounts(schema: CrdSchema, value: unknown): unknown[] {
  const { minItems, maxItems, items } = schema;
  if (items === undefined) return [];
  const given: readonly unknown[] = Array.isArray(value) ? value : [];
  const sample = given[0] ?? writeLeast(items);
  const keys = schema["x-kubernetes-list-map-keys"] ?? [];
  const counts = [
    ...(minItems === undefined ? [] : [minItems - 1, minItems]),
    ...(maxItems === undefined ? [] : [maxItems, maxItems + 1]),
  ];
  const lists = counts
    .filter((count) => count >= 0 && count <= MOST)
    .map((count) => Array.from({ length: count }, (_, at) => given[at] ?? makeDistinct(sample, keys, at)));
  return given.length === 0 ? lists : [...lists, [...given, structuredClone(given[0])]];
}

/** A copy of an item that is another one by the list's keys, or by its own fields where the list has none. */
function makeDistinct(sample: unknown, keys: readonly string[], at: number): unknown {
  if (typeof sample === "string") return `${sample}${at}`;
  if (typeof sample === "number") return sample + at;
  if (typeof sample !== "object" || sample === null) return sample;
  const fields = sample as Readonly<Record<string, unknown>>;
  const names = keys.length > 0 ? keys : Object.keys(fields).slice(0, 1);
  return { ...fields, ...Object.fromEntries(names.map((name) => [name, makeDistinct(fields[name], [], at)])) };
}

/** Objects with as many fields as `minProperties` and `maxProperties` allow, and with one less or more. */
export function listPropertyCounts(schema: CrdSchema, value: unknown): unknown[] {
  const { minProperties, maxProperties, properties = {} } = schema;
  const given = typeof value === "object" && value !== null ? value : {};
  const others = Object.entries(properties).filter(([name]) => !(name in given));
  const fields = [...Object.entries(given), ...others.map(([name, field]) => [name, writeLeast(field)] as const)];
  const counts = new Set([
    ...(minProperties === undefined ? [] : [minProperties - 1, minProperties]),
    ...(maxProperties === undefined ? [] : [maxProperties, maxProperties + 1]),
  ]);
  return [...counts]
    .filter((count) => count >= 0 && count <= fields.length)
    .map((count) => Object.fromEntries(fields.slice(0, count)));
}
