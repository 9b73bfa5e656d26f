import type { LiveObject } from "./cluster-reader.ts";

/** `namespace/name`, or the name alone of what has no namespace. */
export function placeOf({ metadata }: LiveObject): string {
  const { name = "", namespace } = metadata ?? {};
  return namespace === undefined ? name : `${namespace}/${name}`;
}
