import type { Fields } from "../manifest.ts";

/** Looks into JSON of which nothing is promised: whatever is not there, or of another type, is undefined or empty. */

export type Key = string | number;

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * The value at a place; own properties only. Rules ask this a hundred thousand times a run: what is inherited are functions,
 * and `__proto__`, so nothing else has to be looked at twice.
 */
export function valueAt(value: unknown, ...path: readonly Key[]): unknown {
  return follow(value, path);
}

function follow(value: unknown, path: readonly Key[]): unknown {
  let found = value;
  for (let depth = 0; depth < path.length; depth += 1) {
    if (typeof found !== "object" || found === null) return undefined;
    const key = path[depth] as Key;
    if (Array.isArray(found)) found = typeof key === "number" ? found[key] : undefined;
    else {
      const next: unknown = (found as Record<Key, unknown>)[key];
      const isSuspect = typeof next === "function" || key === "__proto__";
      found = isSuspect && !Object.hasOwn(found, key) ? undefined : next;
    }
  }
  return found;
}

export function textAt(value: unknown, ...path: readonly Key[]): string | undefined {
  const found = follow(value, path);
  return typeof found === "string" ? found : undefined;
}

export function numberAt(value: unknown, ...path: readonly Key[]): number | undefined {
  const found = follow(value, path);
  return typeof found === "number" && Number.isFinite(found) ? found : undefined;
}

export function booleanAt(value: unknown, ...path: readonly Key[]): boolean | undefined {
  const found = follow(value, path);
  return typeof found === "boolean" ? found : undefined;
}

export function fieldsAt(value: unknown, ...path: readonly Key[]): Fields {
  const found = follow(value, path);
  return isFields(found) ? found : {};
}

export function listAt(value: unknown, ...path: readonly Key[]): readonly unknown[] {
  const found = follow(value, path);
  return Array.isArray(found) ? found : [];
}

/** Whether a field is written and not null. */
export function isSet(value: unknown, ...path: readonly Key[]): boolean {
  const found = follow(value, path);
  return found !== undefined && found !== null;
}

/** `Cluster shared-postgres`, for messages. */
export function nameObject(object: Fields): string {
  const kind = textAt(object, "kind") ?? "object";
  const name = textAt(object, "metadata", "name");
  return name === undefined ? kind : `${kind} ${name}`;
}
