import { showValue } from "./read-field.ts";

/** Where a live value lacks what is expected, or has something else; fields that are not expected are defaults and welcome. */
export function listDifferences(expected: unknown, live: unknown, place = ""): readonly string[] {
  if (Array.isArray(expected)) {
    const same = Array.isArray(live) && live.length === expected.length;
    if (!same) return [`${place} is ${showValue(live)}, expected ${showValue(expected)}`];
    return expected.flatMap((item, index) => listDifferences(item, live[index], `${place}[${index}]`));
  }
  if (typeof expected === "object" && expected !== null) {
    return Object.entries(expected).flatMap(([key, value]) => {
      const found =
        typeof live === "object" && live !== null && Object.hasOwn(live, key)
          ? (live as Readonly<Record<string, unknown>>)[key]
          : undefined;
      return listDifferences(value, found, place === "" ? key : `${place}.${key}`);
    });
  }
  return expected === live ? [] : [`${place} is ${showValue(live)}, expected ${showValue(expected)}`];
}
