import type { Json } from "./json.ts";
import { isJsonObject } from "./json.ts";
import { readYaml } from "./yaml/read-yaml.ts";

export type Retyped = { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly message: string };

/** Values that plainly stay themselves: a letter first, no word of YAML, nothing that ends a scalar. */
const obviousString = /^[A-Za-z][A-Za-z0-9_./@+=-]*$/;
const yamlWord = /^(?:[yn~]|yes|no|on|off|true|false|null)$/i;

/**
 * What arrives where a field is exactly `${X}` (quotes in the manifest do not help: they are lost before Flux looks) and X
 * has this value. Not ok when the build fails.
 */
export function retypedValue(text: string): Retyped {
  const value = text.replaceAll("\n", "");
  if (obviousString.test(value) && !yamlWord.test(value)) return { ok: true, value };
  const read = readYaml(`a:${value === "" ? "" : " "}${value}\n`);
  if (!read.ok) return read;
  const fields = isJsonObject(read.value) ? Object.keys(read.value) : [];
  if (fields.length === 1 && isJsonObject(read.value)) return { ok: true, value: read.value.a ?? null };
  return { ok: false, message: "the value has a line break that makes more fields of it" };
}

/** Whether `${X}` as a whole field gives the same string that X holds. */
export function survivesRetyping(value: string): boolean {
  const retyped = retypedValue(value);
  return retyped.ok && retyped.value === value;
}

/** Why a value does not arrive as the string it is, in words; undefined when it does. */
export function explainRetyping(value: string): string | undefined {
  const retyped = retypedValue(value);
  if (retyped.ok) return retyped.value === value ? undefined : sayArrival(value, retyped.value);
  return `${sayFailure(value) ?? `${quote(value)} cannot be read as YAML (${retyped.message})`}: the build fails`;
}

function sayArrival(value: string, arrived: Json): string {
  const shown = value === "" ? "an empty value" : quote(value);
  if (arrived === null) return `${shown} arrives as null`;
  if (typeof arrived === "number") return `${shown} arrives as the number ${arrived}`;
  if (typeof arrived === "boolean") return `${shown} arrives as the boolean ${arrived}`;
  if (Array.isArray(arrived)) return `${shown} arrives as a list`;
  if (isJsonObject(arrived)) return `${shown} arrives as a map`;
  const cause = value.includes("\n") ? "line breaks are removed" : sayLoss(value);
  return `${shown} arrives as ${quote(String(arrived))}: ${cause}`;
}

function sayLoss(value: string): string {
  if (value !== value.trim()) return "white space around an unquoted value is lost";
  if (/^['"]/.test(value)) return "its quotes are read as YAML quotes";
  return / #/.test(value) ? "a comment begins at ` #`" : "it is read as YAML";
}

function sayFailure(value: string): string | undefined {
  const first = value.trimStart().charAt(0);
  if (first === "*") return `${quote(value)} is a YAML alias`;
  if (first === "@" || first === "`") return `${quote(value)} begins with a character that YAML reserves`;
  if (first === "%") return `${quote(value)} begins with the sign of a YAML directive`;
  if (first === "!") return `${quote(value)} is a YAML tag`;
  if (first === "{" || first === "[") return `${quote(value)} begins a YAML map or list`;
  if (first === '"' || first === "'") return `${quote(value)} begins a YAML quote that does not end with it`;
  return /: |:$/.test(value) ? `${quote(value)} holds a colon that makes a YAML key of it` : undefined;
}

function quote(text: string): string {
  return `\`${text}\``;
}
