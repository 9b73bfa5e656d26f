import type { Tenant } from "@tenantry/tenant-model";
import { escapeRegex } from "./tenant-terms.ts";

/** Something of a tenant, by the value of the label that names it in series. */
export interface Owned {
  readonly name: string;
  readonly tenant: Tenant;
}

/** What stands before and behind a vector, so that its series of tenants have the labels `tenant` and `owner`. */
export interface TenantLabels {
  readonly opening: string;
  readonly closing: string;
}

/** What `label_replace` sets on the series that match: a label, its text, and where to look for what. */
type Replacement = readonly [label: string, text: string, source: string, pattern: string];

/**
 * The labels that routing needs, for a vector that is compared with the same number for everybody; series of no tenant stay
 * as they are. Unlike with `writeTerms`, the vector is written once however many owners there are.
 * @param source label of the vector that names the things; it has neither `tenant` nor `owner` yet
 */
export function labelTenants(source: string, owned: readonly Owned[]): TenantLabels {
  const replacements = [...nameTenants(source, owned), ...nameOwners(owned)];
  return {
    opening: "label_replace(".repeat(replacements.length),
    closing: replacements.map((texts) => `\n, ${texts.map(quote).join(", ")})`).join(""),
  };
}

/** Whether a name says its tenant: PostgreSQL's have underscores where those of tenants have hyphens. */
export function isNamedAlike({ name, tenant }: Owned): boolean {
  return name === tenant.name || (name.includes("_") && name === tenant.name.replaceAll("-", "_"));
}

function nameTenants(source: string, owned: readonly Owned[]): Replacement[] {
  const alike = owned.filter(isNamedAlike).map(({ name }) => name);
  const replacements: Replacement[] = [];
  if (alike.length > 0) replacements.push(["tenant", "$1", source, `(${listNames(alike)})`]);
  const counts = new Set(alike.map((name) => name.split("_").length).filter((count) => count > 1));
  for (const count of [...counts].sort((a, b) => a - b)) {
    const parts = Array.from({ length: count });
    const text = parts.map((_, index) => `$${index + 1}`).join("-");
    replacements.push(["tenant", text, "tenant", parts.map(() => "([^_]*)").join("_")]);
  }
  const others = owned.filter((it) => !isNamedAlike(it));
  for (const [tenant, things] of groupBy(others, ({ tenant }) => tenant.name)) {
    replacements.push(["tenant", tenant, source, listNames(things.map(({ name }) => name))]);
  }
  return replacements;
}

function nameOwners(owned: readonly Owned[]): Replacement[] {
  return [...groupBy(owned, ({ tenant }) => tenant.owner)].map(([owner, things]) => {
    const tenants = new Set(things.map(({ tenant }) => tenant.name));
    return ["owner", owner, "tenant", listNames([...tenants])];
  });
}

/** By key, in order of appearance; what has none is left out. */
function groupBy(owned: readonly Owned[], read: (it: Owned) => string | undefined): Map<string, Owned[]> {
  const groups = new Map<string, Owned[]>();
  for (const it of owned) {
    const key = read(it);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [it]);
    else group.push(it);
  }
  return groups;
}

export function listNames(names: readonly string[]): string {
  return escapeRegex(names.join("\n")).replaceAll("\n", "|");
}

function quote(text: string): string {
  return `"${text.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n")}"`;
}
