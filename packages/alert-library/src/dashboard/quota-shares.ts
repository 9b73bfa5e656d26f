import type { Catalog } from "@tenantry/tenant-model";
import { matchLabel, selectCluster } from "../scrape-labels.ts";
import { joinTerms, writeTerms } from "../tenant-terms.ts";
import { BY_DATABASE, ofTenant } from "./series.ts";

/** Units of `quota` (tenant-model, config/text-forms.ts). */
const POWERS = ["", "k", "M", "G", "T", "P", "E"];

/**
 * How full each database with a quota is, 1 for full: one term for all that have the same quota, and several expressions
 * where one would be too long. No exporter knows quotas, so their databases have to be named.
 */
export function listQuotaShares(catalog: Catalog): readonly string[] {
  const watched = catalog.tenants.flatMap(({ databases }) =>
    databases.flatMap(({ name, quota }) => (quota === undefined ? [] : [{ name, amount: countBytes(quota) }])),
  );
  const terms = writeTerms(watched, "datname", (names, bytes) => {
    const series = selectCluster(catalog, matchLabel("datname", "=~", names), ofTenant("datname"));
    return `max ${BY_DATABASE} (cnpg_pg_database_size_bytes${series}) / ${bytes}`;
  });
  return joinTerms(terms);
}

function countBytes(quota: string): number {
  const [, digits = "", prefix = "", binary] = /^([\d.]+)([kKMGTPE])(i?)$/.exec(quota) ?? [];
  return Number(digits) * (binary ? 1024 : 1000) ** POWERS.indexOf(prefix.replace("K", "k"));
}
