import { escapeLiteral } from "@tenantry/flux-postbuild";
import { Placeholder } from "@tenantry/tenant-model";
import { isMapping } from "../print/mapping.ts";
import { isPassedOver, type SubstitutionKind } from "../print/substitution.ts";
import type { KubernetesObject, RenderedObject } from "../resource.ts";

/** Whether text of an object is substituted by Flux, so that it holds settings and escapes. */
export function substitutionOf(object: object, substitution: SubstitutionKind): SubstitutionKind {
  return isMapping(object) && isPassedOver(object) ? "none" : substitution;
}

/** An object as plain JSON with the texts of its file: a setting is `${NAME}`, a literal `${` is `$${`. */
export function writeItem({ object }: RenderedObject, substitution: SubstitutionKind): KubernetesObject {
  return writeValue(object, substitutionOf(object, substitution)) as KubernetesObject;
}

/** The same object without what is not set, so that its places are those of what is written. */
export function dropUnset(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter(isSet).map(dropUnset);
  if (!isMapping(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => isSet(inner))
      .map(([key, inner]) => [key, dropUnset(inner)]),
  );
}

function writeValue(value: unknown, substitution: SubstitutionKind): unknown {
  if (typeof value === "string") return substitution === "flux" ? escapeLiteral(value) : value;
  if (value instanceof Placeholder) return substitution === "flux" ? value.text : value.value;
  if (Array.isArray(value)) return value.filter(isSet).map((item) => writeValue(item, substitution));
  if (!isMapping(value)) return value;
  const written: [string, unknown][] = [];
  for (const [key, inner] of Object.entries(value)) {
    if (isSet(inner)) written.push([key, writeValue(inner, substitution)]);
  }
  return Object.fromEntries(written);
}

function isSet(value: unknown): boolean {
  return value !== undefined;
}
