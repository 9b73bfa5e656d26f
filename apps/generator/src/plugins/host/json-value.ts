/** Deeper than any Kubernetes object, and far from where JSON's own recursion ends. */
const DEEPEST = 200;

/** What of a value JSON could not carry, or would carry as something else; undefined when nothing. */
export function findNoJson(value: unknown, place = ""): string | undefined {
  return search(value, place, new Set());
}

function search(value: unknown, place: string, parents: Set<object>): string | undefined {
  if (value === null || typeof value === "string" || typeof value === "boolean") return undefined;
  if (typeof value === "number") return Number.isFinite(value) ? undefined : `${place} is ${value}`;
  if (typeof value !== "object") return `${place} is ${describe(value)}`;
  if (parents.has(value)) return `${place} holds itself`;
  if (parents.size >= DEEPEST) return `${place.slice(0, 60)}… is nested more than ${DEEPEST} deep`;
  if (typeof (value as { toJSON?: unknown }).toJSON === "function" && isPlain(value)) return `${place} has a toJSON`;
  if (!isPlain(value)) return `${place} is a ${value.constructor?.name ?? "special object"}`;
  parents.add(value);
  for (const key of Object.keys(value)) {
    const inside: unknown = Reflect.get(value, key);
    // A key without a value is left out, as JSON does; an item of a list would become null.
    if (inside === undefined && !Array.isArray(value)) continue;
    const found = search(inside, Array.isArray(value) ? `${place}[${key}]` : `${place}.${key}`, parents);
    if (found !== undefined) return found;
  }
  parents.delete(value);
  return undefined;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}

function describe(value: unknown): string {
  return value === undefined ? "undefined" : `a ${typeof value}`;
}
