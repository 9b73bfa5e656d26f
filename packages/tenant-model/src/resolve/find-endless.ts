import type { Path } from "../problem.ts";

/** Place of a number that JSON has no word for: `.inf`, `.nan`. */
export function findEndless(value: unknown, place: Path): Path | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? undefined : place;
  if (typeof value !== "object" || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const found = findEndless(inner, [...place, Array.isArray(value) ? Number(key) : key]);
    if (found !== undefined) return found;
  }
  return undefined;
}
