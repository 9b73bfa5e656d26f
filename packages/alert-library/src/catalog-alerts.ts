import type { Catalog } from "@tenantry/tenant-model";
import { type AlertGroup, buildAlertGroups } from "./alert-groups.ts";

/** The rule file and the runbooks ask for the same groups, whose expressions are long with a thousand tenants. */
const listed = new WeakMap<Catalog, readonly AlertGroup[]>();

/** Every group that has an alert for this catalog, built once. */
export function listAlertGroups(catalog: Catalog): readonly AlertGroup[] {
  const known = listed.get(catalog);
  if (known !== undefined) return known;
  const groups = buildAlertGroups(catalog);
  listed.set(catalog, groups);
  return groups;
}
