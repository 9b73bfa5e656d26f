import { renderRunbooks } from "@tenantry/alert-library";
import type { Catalog } from "@tenantry/tenant-model";
import { nameScheduledBackup, placeRuleFile } from "./names.ts";
import { printPage } from "./print/ownership-header.ts";
import { nameUnit } from "./units.ts";

/** The pages about a catalog's alerts: path relative to the root → text. Flux applies nothing of them. */
export function printRunbooks(catalog: Catalog): ReadonlyMap<string, string> {
  const header = { catalog: catalog.file };
  const names = {
    ruleFile: placeRuleFile(catalog),
    scheduledBackup: nameScheduledBackup(catalog.cluster),
    tenantsKustomization: nameUnit(catalog, "tenants"),
  };
  return new Map(renderRunbooks(catalog, names).map(({ path, text }) => [path, printPage({ header, body: text })]));
}
