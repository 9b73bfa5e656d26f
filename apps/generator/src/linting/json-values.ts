import type { Fields } from "@tenantry/rules";

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The texts of a list; whatever else is in it, or no list, gives none. */
export function listTexts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

/** Every text in a value, keys of mappings apart. */
export function* eachText(value: unknown): Generator<string> {
  if (typeof value === "string") yield value;
  else if (Array.isArray(value)) for (const item of value) yield* eachText(item);
  else if (isFields(value)) for (const item of Object.values(value)) yield* eachText(item);
}

/** Whether a mapping anywhere in a value has a key. */
export function hasKey(value: unknown, key: string): boolean {
  if (Array.isArray(value)) return value.some((item) => hasKey(item, key));
  return isFields(value) && (Object.hasOwn(value, key) || Object.values(value).some((item) => hasKey(item, key)));
}
