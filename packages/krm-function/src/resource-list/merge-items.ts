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
    const byKey = new Map<string | undefined, ListedItem[]>();
    for (const item of free) {
      const twins = byKey.get(keyOf(item.value));
      if (twins === undefined) byKey.set(keyOf(item.value), [item]);
      else twins.push(item);
    }
    return list.filter((value) => {
      const key = keyOf(value);
      const original = key === undefined ? undefined : byKey.get(key)?.shift();
      if (original === undefined || !free.delete(original)) return true;
      places.set(original, value);
      return false;
    });
  };
  // Objects without a name are told apart by their numbers, if anything.
  const byBoth = take((item) => idOf(item) && `${identify(item)} ${idOf(item)}`, returned);
  const added = take(idOf, take(identify, byBoth));
  const kept = items.flatMap((item): readonly ListedItem[] => {
    if (!given.has(item)) return [item];
    const value = places.get(item);
    if (value === undefined) return [];
    const carried = carryAnnotations(value, item.value);
    return [sameJson(carried, item.value) ? item : { value: carried }];
  });
  // A copy of an item carries the number, and the file, of what it was copied from.
  const bare = (value: JsonObject) =>
    idOf(value) === undefined ? carryAnnotations(value, {}) : dropAnnotations(value);
  return [...kept, ...added.map((value) => ({ value: bare(value) }))];
}
