import type { Override } from "../catalog/override.ts";
import type { OverrideKind } from "../config/override-config.ts";
import type { Path } from "../problem.ts";
import { ownedFields } from "./owned-fields.ts";
import type { Resolver } from "./resolver.ts";

/** Fields that the catalog writes into a rendered object itself; none where nothing is written. */
export function resolveOverride(
  kind: OverrideKind,
  written: { readonly spec?: Readonly<Record<string, unknown>> | undefined },
  { origin, resolver }: { readonly origin: Path; readonly resolver: Resolver },
): { readonly overrides?: Override } {
  if (written.spec === undefined) return {};
  const place = [...origin, "spec"];
  refuseOwned(written.spec, [], { kind, place, resolver });
  const fields = settle(written.spec, place, resolver) as Record<string, unknown>;
  return { overrides: { fields, origin: place } };
}

interface Search {
  readonly kind: OverrideKind;
  readonly place: Path;
  readonly resolver: Resolver;
}

/** Labels and annotations that are not the catalog's to give. */
const STEERING = /^(?:(?:[a-z0-9.-]+\.)?(?:fluxcd\.io|cnpg\.io)|tenantry\.dev)\//;

function refuseOwned(value: unknown, path: readonly string[], search: Search): void {
  const { kind, place, resolver } = search;
  const owned = ownedFields[kind];
  const name = path.join(".");
  const below = isMapping(value) ? undefined : Object.keys(owned).find((key) => key.startsWith(`${name}.`));
  const field = owned[name] ?? (below === undefined || name === "" ? undefined : owned[below]);
  if (field !== undefined) {
    const message = `\`${name}\` of the ${kind} is set by Tenantry from ${field}`;
    resolver.refuse("owned-field", [...place, ...path], message, `remove it here and set ${field}`);
  } else if (isMapping(value)) {
    for (const [key, child] of Object.entries(value)) {
      if (STEERING.test(key)) {
        const message = `\`${key}\` tells the operator, Flux or Tenantry what the object is`;
        resolver.refuse("owned-field", [...place, ...path, key], message, "remove it here");
      } else refuseOwned(child, [...path, key], search);
    }
  }
}

/** Placeholders become what Flux makes of them: text, or a number or truth value where the setting's value reads as one. */
function settle(value: unknown, place: Path, resolver: Resolver): unknown {
  if (typeof value === "string") return resolver.any(value, place);
  if (Array.isArray(value)) return value.map((item, index) => settle(item, [...place, index], resolver));
  if (!isMapping(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [key, settle(child, [...place, key], resolver)]),
  );
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
