/**
 * Reads what an API server or a tool has answered. Other versions than the known ones may have written it, so nothing is
 * taken for granted: what is not there, or is something else, is undefined or empty.
 */
export function readField(value: unknown, ...path: readonly (string | number)[]): unknown {
  let here = value;
  for (const key of path) {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, key)) return undefined;
    here = (here as Readonly<Record<string | number, unknown>>)[key];
  }
  return here;
}

export function readText(value: unknown, ...path: readonly (string | number)[]): string | undefined {
  const found = readField(value, ...path);
  return typeof found === "string" ? found : undefined;
}

export function readNumber(value: unknown, ...path: readonly (string | number)[]): number | undefined {
  const found = readField(value, ...path);
  return typeof found === "number" ? found : undefined;
}

export function readList(value: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const found = readField(value, ...path);
  return Array.isArray(found) ? found : [];
}

export function readTexts(value: unknown, ...path: readonly (string | number)[]): readonly string[] {
  return readList(value, ...path).filter((item) => typeof item === "string");
}

export function readMapping(value: unknown, ...path: readonly (string | number)[]): Readonly<Record<string, unknown>> {
  const found = readField(value, ...path);
  return typeof found === "object" && found !== null && !Array.isArray(found)
    ? (found as Readonly<Record<string, unknown>>)
    : {};
}

export interface Condition {
  readonly status: string;
  readonly reason: string;
  readonly message: string;
}

/** A condition of an object's status. */
export function readCondition(object: unknown, type: string): Condition | undefined {
  const found = readList(object, "status", "conditions").find((condition) => readField(condition, "type") === type);
  if (found === undefined) return undefined;
  const text = (field: string) => readText(found, field) ?? "";
  return { status: text("status"), reason: text("reason"), message: text("message") };
}

/** A value for a sentence: what is missing reads `nothing`. */
export function showValue(value: unknown): string {
  return value === undefined || value === "" ? "nothing" : typeof value === "string" ? value : JSON.stringify(value);
}
