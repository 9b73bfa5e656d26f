import { isMapping, type Mapping } from "./mapping.ts";

const OBJECT_KEYS = ["apiVersion", "kind", "metadata", "spec", "data", "stringData"];
const METADATA_KEYS = ["name", "namespace", "labels", "annotations"];

/** The object with the keys first that a reader looks for first; all others follow in the order in which they were set. */
export function orderKeys(object: Mapping): Mapping {
  const { metadata } = object;
  const ordered = putFirst(object, OBJECT_KEYS);
  const orderedMetadata = isMapping(metadata) ? putFirst(metadata, METADATA_KEYS) : metadata;
  return orderedMetadata === metadata ? ordered : { ...ordered, metadata: orderedMetadata };
}

/** Builders write nearly every object in this order, and copies of thousands are most of a run's garbage. */
function putFirst(mapping: Mapping, first: readonly string[]): Mapping {
  let last = -1;
  let isOrdered = true;
  for (const key in mapping) {
    const found = first.indexOf(key);
    const rank = found < 0 ? first.length : found;
    if (rank < last) isOrdered = false;
    last = rank;
  }
  if (isOrdered) return mapping;
  const ordered: Record<string, unknown> = {};
  for (const key of first) if (Object.hasOwn(mapping, key)) ordered[key] = mapping[key];
  return { ...ordered, ...mapping };
}
