/** A value in few words. */
export function describe(value: unknown): string {
  if (value === undefined) return "missing";
  if (typeof value === "string") return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  if (value === null || typeof value === "number" || typeof value === "boolean") return String(value);
  return Array.isArray(value) ? "a list" : `a${typeof value === "object" ? "n object" : ` ${typeof value}`}`;
}

/** What gives values one by one and is no list; undefined for all else. */
export function describeSequence(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const name = Object.prototype.toString.call(value).slice("[object ".length, -1);
  return Symbol.iterator in value || Symbol.asyncIterator in value ? `a ${name}`.replace(/^a (?=A)/, "an ") : undefined;
}
