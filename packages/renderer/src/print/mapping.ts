export type Mapping = Readonly<Record<string, unknown>>;

/** Whether the value is an object literal: neither null, a list, nor an instance of a class. */
export function isMapping(value: unknown): value is Mapping {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
