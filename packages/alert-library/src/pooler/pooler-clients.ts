import { type Catalog, listPoolers, type Pooler } from "@tenantry/tenant-model";
import { type Alert, defineAlert } from "../alert.ts";
import { matchLabel, POOLER_LABEL, selectCluster } from "../scrape-labels.ts";
import { joinTerms, type Watched, writeTerms } from "../tenant-terms.ts";

/** PgBouncer's own default, which CNPG leaves as it is (PgBouncer 1.24, doc/config.md). */
const DEFAULT_MAX_CLIENT_CONN = 100;

/**
 * Clients of each pod against max_client_conn, which holds per pod and which no exporter knows. PgBouncer compares the
 * same count that SHOW LISTS has (PgBouncer 1.24, src/client.c and src/admin.c).
 */
export function watchPoolerClients(catalog: Catalog): readonly Alert[] {
  const poolers = listPoolers(catalog).map(({ pooler, tenant }): Watched => {
    return { name: pooler.name, ...(tenant && { tenant }), amount: readClientLimit(pooler) };
  });
  const terms = writeTerms(poolers, POOLER_LABEL, (names, limit) => {
    const series = selectCluster(catalog, matchLabel(POOLER_LABEL, "=~", names));
    return `max by (${POOLER_LABEL}, pod) (cnpg_pgbouncer_lists_used_clients${series}) / ${limit}`;
  });
  return defineAlert(catalog, "CNPGPoolerConnectionsHigh", (share) => ({
    expr: joinTerms(terms).map((joined) => `(${joined}) > ${share}`),
    summary: `CNPG pooler {{ $labels.${POOLER_LABEL} }} client connections high`,
    description: "{{ $labels.pod }} is using {{ $value | humanizePercentage }} of max_client_conn.",
  }));
}

function readClientLimit({ parameters }: Pooler): number {
  const limit = Number(parameters["max_client_conn"]);
  return limit > 0 ? limit : DEFAULT_MAX_CLIENT_CONN;
}
