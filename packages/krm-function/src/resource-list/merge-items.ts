import { type JsonObject, sameJson } from "@tenantry/flux-postbuild";
import { carryAnnotations, dropAnnotations, identify, idOf } from "./item-annotations.ts";
import type { ListedItem } from "./listed-items.ts";

export interface MergeOptions {
  /** Items that were handed out; all others stay as they are. */
  readonly given: ReadonlySet<ListedItem>;
  /** What came back for them. */
  readonly returned: readonly JsonObject[];
}

/**
 * Puts items that came back into the places of those that they are: known by apiVersion, kind, namespace and name, or, where
 * that is new, by the number that the runner gave them. What did not come back is gone, and what nobody knows is new and
 * goes to the end.
 */
export function mergeItems(items: readonly ListedItem[], { given, returned }: MergeOptions): readonly ListedItem[] {
  const free = new Set(given);
  const places = new Map<ListedItem, JsonObject>();
  const take = (keyOf: (item: JsonObject) => string | undefined, list: readonly JsonObject[]): JsonObject[] => {
    const byKey = new Map([...free].map((item) => [keyOf(item.value), item]));
    return list.filter((value) => {
      const key = keyOf(value);
      const original = key === undefined ? undefined : byKey.get(key);
      if (original === undefined || !free.delete(original)) return true;
      places.set(original, value);
      return false;
    });
  };
  const added = take(idOf, take(identify, returned));
  const kept = items.flatMap((item): readonly ListedItem[] => {
    if (!given.has(item)) return [item];
    const value = places.get(item);
    if (value === undefined) return [];
    const carried = carryAnnotations(value, item.value);
    return [sameJson(carried, item.value) ? item : { value: carried }];
  });
  // A copy of an item carries the number, and the file, of what it was copied from.
  return [...kept, ...added.map((value) => ({ value: idOf(value) === undefined ? value : dropAnnotations(value) }))];
}
