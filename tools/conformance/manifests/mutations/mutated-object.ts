import fc from "fast-check";
import type { AnyObject } from "../real-tools.ts";

/** What may come to stand where something else was. */
const INTRUDERS: readonly unknown[] = [
  null,
  "",
  "text",
  "1",
  "true",
  -1,
  0,
  1,
  1.5,
  1e12,
  true,
  false,
  [],
  ["text"],
  {},
  { surprise: 1 },
  "x".repeat(300),
];

/** One change somewhere below an object's `spec` (`data` in a ConfigMap): a field that is gone, another type, a key that nobody knows. */
export interface Mutation {
  readonly what: string;
  readonly object: AnyObject;
}

/** Mutations of `objects`, the same at every run. */
export function mutate(objects: readonly AnyObject[], count: number): Mutation[] {
  const choice = fc.record({
    object: fc.nat(),
    place: fc.nat(),
    change: fc.constantFrom("remove", "replace", "add", "repeat"),
    intruder: fc.constantFrom(...INTRUDERS),
  });
  return fc.sample(choice, { seed: 20_261_121, numRuns: count }).map(({ object: which, place, change, intruder }) => {
    const object = structuredClone(objects[which % objects.length] ?? {});
    const root = "spec" in object ? "spec" : "data";
    const places = listPlaces(object[root], [root]);
    const path = places[place % places.length] ?? [root];
    return {
      what: `${object["kind"]}: ${change} ${path.join(".")} ${JSON.stringify(intruder)?.slice(0, 40)}`,
      object: apply(object, { path, change, intruder }),
    };
  });
}

function listPlaces(value: unknown, path: readonly string[]): string[][] {
  const own = [[...path]];
  if (typeof value !== "object" || value === null) return own;
  return [...own, ...Object.entries(value).flatMap(([key, inner]) => listPlaces(inner, [...path, key]))];
}

interface Change {
  readonly path: readonly string[];
  readonly change: string;
  readonly intruder: unknown;
}

function apply(object: AnyObject, { path, change, intruder }: Change): AnyObject {
  // biome-ignore lint/suspicious/noExplicitAny: any object whatever
  let parent: any = object;
  for (const key of path.slice(0, -1)) parent = parent[key];
  const key = path.at(-1) ?? "";
  const value = parent[key];
  if (change === "remove") Array.isArray(parent) ? parent.splice(Number(key), 1) : delete parent[key];
  else if (change === "replace") parent[key] = intruder;
  else if (change === "repeat" && Array.isArray(parent)) parent.push(structuredClone(value));
  else if (typeof value === "object" && value !== null && !Array.isArray(value)) value.surprise = intruder;
  else parent[key] = intruder;
  return object;
}
