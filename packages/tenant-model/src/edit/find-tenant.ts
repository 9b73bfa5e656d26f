import { findNearestName } from "@tenantry/crd-schemas";
import { findSourcePlace, type SourcePlace } from "../catalog-source.ts";
import { locateFindings } from "../finding.ts";
import type { ParsedCatalog } from "../read-catalog.ts";
import type { CatalogEdit } from "./catalog-edit.ts";
import type { TenantConfig } from "./compare-request.ts";

export interface FoundTenant {
  readonly tenant: TenantConfig;
  readonly index: number;
  /** Where it is written; the place is that of the tenant. */
  readonly written: SourcePlace;
}

export function findTenant({ config, source }: ParsedCatalog, name: string): FoundTenant | undefined {
  const index = config.spec.tenants.findIndex((tenant) => tenant.name === name);
  const tenant = config.spec.tenants[index];
  return tenant && { tenant, index, written: findSourcePlace(source, ["spec", "tenants", index]) };
}

/** `path:line` of a tenant, for people. */
export async function nameTenantPlace(parsed: ParsedCatalog, { index }: FoundTenant): Promise<string> {
  const [problem] = await refuseTenant(parsed, index, { message: "", help: "" });
  return `${problem?.file}:${problem?.line}`;
}

export function refuseTenant(
  parsed: ParsedCatalog,
  index: number,
  text: { readonly message: string; readonly help: string },
) {
  const place = ["spec", "tenants", index, "name"];
  return locateFindings([{ rule: "edit", severity: "error", ...text, place }], parsed.source);
}

export async function unknownTenant({ config, source }: ParsedCatalog, name: string): Promise<CatalogEdit> {
  const names = config.spec.tenants.map((tenant) => tenant.name);
  const near = findNearestName(name, names);
  const shown = names.length > 20 ? [...names.slice(0, 20), `and ${names.length - 20} more`] : names;
  const known = names.length === 0 ? "it has none at all; is this the right one?" : `there are: ${shown.join(", ")}`;
  const finding = {
    rule: "edit",
    severity: "error",
    message: `the catalog ${config.metadata.name} has no tenant ${JSON.stringify(name)}`,
    help: near === undefined ? known : `did you mean ${near}?`,
    place: ["spec", "tenants"],
  } as const;
  return { kind: "refused", problems: await locateFindings([finding], source) };
}
