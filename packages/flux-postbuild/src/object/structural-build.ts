import { isJsonObject, type Json, type JsonObject, setOwn } from "../json.ts";
import { resolveScalar } from "../scalars/resolve-scalar.ts";
import type { Variables } from "../substitution/substitute.ts";
import { isUnloadable } from "./unloadable-text.ts";

// The short way, taken only where it gives what the long way gives (the tests hold the two together):
// - a string that Flux does not change and that Go's YAML gives back as it is;
// - a string whose `$$` only have to become `$`: it stays a string, as it keeps a `$`;
// - a string with plain `${NAME}` whose values are harmless in every style of scalar.

/** Characters on which Go's YAML may not round-trip, or which its JSON step refuses. */
const unsafe = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]/;
const active = /\$[{$]/;
const tokens = /\$\$|\$\{([_A-Za-z][_A-Za-z0-9]*)\}|\$\{/g;
/** Values that start nothing and end nothing in YAML; words may be joined by single spaces. */
const harmless = /^[A-Za-z0-9_./](?:[A-Za-z0-9_./+=@%:,-]|(?<!:) (?=[A-Za-z0-9_./]))*(?<!:)$/;
const longestKey = 128;

/** Undefined where only the text can tell. */
export function buildStructurally(object: JsonObject, variables: Variables): JsonObject | undefined {
  const built = buildValue(object, variables);
  return built === undefined ? undefined : (built as JsonObject);
}

function buildValue(value: Json, variables: Variables): Json | undefined {
  if (typeof value === "string") return buildString(value, variables);
  if (typeof value === "number") return Object.is(value, -0) ? 0 : value;
  if (typeof value !== "object" || value === null) return value;
  if (!isJsonObject(value)) return buildItems(value, variables);
  let copy: Record<string, Json> | undefined;
  const keys = Object.keys(value);
  for (const key of keys) {
    if (!isPlainKey(key)) return undefined;
    const item = value[key] ?? null;
    const built = buildValue(item, variables);
    if (built === undefined) return undefined;
    if (built === item) continue;
    copy ??= { ...value };
    setOwn(copy, key, built);
  }
  return copy ?? value;
}

function buildItems(items: readonly Json[], variables: Variables): readonly Json[] | undefined {
  let copy: Json[] | undefined;
  for (let i = 0; i < items.length; i++) {
    const item = items[i] ?? null;
    const built = buildValue(item, variables);
    if (built === undefined) return undefined;
    if (built === item) continue;
    copy ??= [...items];
    copy[i] = built;
  }
  return copy ?? items;
}

function isPlainKey(key: string): boolean {
  return key.length <= longestKey && key !== "<<" && !active.test(key) && !unsafe.test(key) && !key.includes("\n");
}

function buildString(text: string, variables: Variables): Json | undefined {
  if (unsafe.test(text) || isUnloadable(text)) return undefined;
  if (!active.test(text)) return text;
  let substituted = true;
  let placeholders = 0;
  const built = text.replace(tokens, (token: string, name: string | undefined) => {
    if (token === "$$") return "$";
    const value = name === undefined ? undefined : variables.get(name);
    if (value === undefined || !harmless.test(value)) substituted = false;
    placeholders++;
    return value ?? "";
  });
  if (!substituted) return undefined;
  return placeholders === 0 ? built : retype(built);
}

/** Whatever Go quotes holds a line break, a blank or an indicator, and no such text resolves to anything but itself. */
function retype(text: string): Json | undefined {
  const resolved = resolveScalar(text);
  switch (resolved.type) {
    case "null":
      return null;
    case "int":
      return Number(resolved.value);
    case "float":
      return Number.isFinite(resolved.value) ? resolved.value + 0 : undefined;
    default:
      return resolved.value;
  }
}
