import { buildObject, type JsonObject, type SubstitutionMode, type Variables } from "@tenantry/flux-postbuild";
import type { Fields } from "@tenantry/rules";
import { isFields } from "./json-values.ts";

/**
 * The object as Flux sends it. Where Flux could not build it as a whole, every field that can be built alone is; a
 * placeholder without a value stays as it is written, so that all other fields can still be judged.
 */
export function buildAsFarAsPossible(
  object: Fields,
  variables: Variables,
  { mode }: { readonly mode: SubstitutionMode },
): Fields {
  // Nothing else is in YAML and JSON.
  const written = object as JsonObject;
  const built = buildObject(written, variables, { mode, strategy: "Always" });
  return built.ok ? built.object : (buildParts(written, variables) as Fields);
}

function buildParts(value: unknown, variables: Variables): unknown {
  if (typeof value === "string") {
    if (!value.includes("$")) return value;
    const built = buildObject({ value }, variables, { mode: "strict", strategy: "Always" });
    return built.ok && Object.keys(built.object).length === 1 && "value" in built.object
      ? built.object["value"]
      : value;
  }
  if (Array.isArray(value)) return value.map((item) => buildParts(item, variables));
  if (!isFields(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, buildParts(item, variables)]));
}
