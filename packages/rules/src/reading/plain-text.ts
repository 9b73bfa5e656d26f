import { type Key, textAt } from "./fields.ts";

/** The text at a place; undefined where it is none, or where a placeholder in it has no value yet. */
export function plainTextAt(value: unknown, ...path: readonly Key[]): string | undefined {
  const text = textAt(value, ...path);
  return text === undefined || text === "" || text.includes("${") ? undefined : text;
}

/** Whether one letter inserted, left out, replaced or swapped with its neighbour makes one name of the other. */
export function isOneEditAway(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (a === b || long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  if (short.length < long.length) return short.slice(start) === long.slice(start + 1);
  const swapped = short[start] === long[start + 1] && short[start + 1] === long[start];
  return (
    short.slice(start + 1) === long.slice(start + 1) || (swapped && short.slice(start + 2) === long.slice(start + 2))
  );
}
