import type { Catalog } from "@tenantry/tenant-model";
import { parseQuantity } from "../quantity.ts";
import { matchLabel, selectCluster } from "../scrape-labels.ts";
import { joinTerms, writeTerms } from "../tenant-terms.ts";
import { BY_DATABASE, ofTenant } from "./series.ts";

/**
 * How full each database with a quota is, 1 for full: one term for all that have the same quota, and several expressions
 * where one would be too long. No exporter knows quotas, so their databases have to be named.
 */
export function listQuotaShares(catalog: Catalog): readonly string[] {
  const present = catalog.tenants.filter(({ state }) => state === "present");
  const watched = present.flatMap(({ databases }) =>
    databases.flatMap(({ name, quota }) => (quota === undefined ? [] : [{ name, amount: parseQuantity(quota) }])),
  );
  const terms = writeTerms(watched, "datname", (names, bytes) => {
    const series = selectCluster(catalog, matchLabel("datname", "=~", names), ofTenant("datname"));
    return `max ${BY_DATABASE} (cnpg_pg_database_size_bytes${series}) / ${bytes}`;
  });
  return joinTerms(terms);
}
