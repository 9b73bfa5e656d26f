/** PostgreSQL 17, src/backend/utils/misc/guc.c, memory_unit_conversion_table and time_unit_conversion_table. */
const MEMORY: Readonly<Record<string, number>> = { B: 1, kB: 2 ** 10, MB: 2 ** 20, GB: 2 ** 30, TB: 2 ** 40 };
const TIME: Readonly<Record<string, number>> = { us: 1e-6, ms: 1e-3, s: 1, min: 60, h: 3600, d: 86_400 };

/**
 * A parameter's amount of memory in bytes; undefined where it is none.
 * @param base bytes that a number without a unit counts in, e.g. 8192 for shared_buffers
 */
export function readMemory(value: unknown, base: number): number | undefined {
  return readAmount(value, MEMORY, base);
}

/**
 * A parameter's span of time in seconds; undefined where it is none.
 * @param base seconds that a number without a unit counts in
 */
export function readTime(value: unknown, base: number): number | undefined {
  return readAmount(value, TIME, base);
}

function readAmount(value: unknown, units: Readonly<Record<string, number>>, base: number): number | undefined {
  const match = /^\s*([+-]?\d+(?:\.\d*)?)\s*([A-Za-z]*)\s*$/.exec(String(value ?? ""));
  if (match === null) return undefined;
  const [, digits = "", unit = ""] = match;
  const factor = unit === "" ? base : Object.hasOwn(units, unit) ? units[unit] : undefined;
  return factor === undefined ? undefined : Number(digits) * factor;
}

/** A parameter that is on or off, in any of PostgreSQL's spellings (src/backend/utils/adt/bool.c). */
export function readSwitch(value: unknown): boolean | undefined {
  const text = String(value ?? "")
    .trim()
    .toLowerCase();
  if (text === "") return undefined;
  if (text === "on" || text === "1" || "true".startsWith(text) || "yes".startsWith(text)) return true;
  if (text === "of" || text === "off" || text === "0" || "false".startsWith(text) || "no".startsWith(text))
    return false;
  return undefined;
}
