import type { Catalog } from "@tenantry/tenant-model";
import { type Alert, defineAlert } from "../alert.ts";
import { POOLER_LABEL, selectCluster } from "../scrape-labels.ts";
import { joinTerms } from "../tenant-terms.ts";
import { NO_CONSOLE, writeOwnPools, writeSharedAuthPools, writeSharedPools } from "./pool-terms.ts";

const POOL = `(${POOLER_LABEL}, pod, database, user)`;

/** Clients that wait for a server connection, of each pool: how many, and how long the first of them has waited. */
export function watchPoolWaits(catalog: Catalog): readonly Alert[] {
  const waiting = watchEveryPool(catalog, "cnpg_pgbouncer_pools_cl_waiting");
  const seconds = watchEveryPool(catalog, "cnpg_pgbouncer_pools_maxwait");
  // One time in two columns: whole seconds, and the microseconds beyond them (PgBouncer 1.24, doc/usage.md, SHOW POOLS).
  const rest = `max by ${POOL} (cnpg_pgbouncer_pools_maxwait_us${selectCluster(catalog, NO_CONSOLE)}) / 1e6`;
  const summary = (what: string) => `CNPG pooler {{ $labels.${POOLER_LABEL} }} ${what}`;
  const pool = "a connection of role {{ $labels.user }} to database {{ $labels.database }}";
  return [
    ...defineAlert(catalog, "CNPGPoolerWaitQueueBuildup", (clients) => ({
      expr: waiting.map((joined) => `(${joined}) > ${clients}`),
      summary: summary("has waiting clients"),
      description: `{{ $value }} clients of {{ $labels.pod }} wait for ${pool}.`,
    })),
    ...defineAlert(catalog, "CNPGPoolerWaitTimeHigh", (limit) => ({
      expr: seconds.map((joined) => `(${joined}) + on ${POOL} group_left () ${rest} > ${limit}`),
      summary: summary("lets clients wait for long"),
      description: `A client of {{ $labels.pod }} has waited {{ $value | humanizeDuration }} for ${pool}.`,
    })),
  ];
}

function watchEveryPool(catalog: Catalog, metric: string): string[] {
  const write = (series: string) => `max by ${POOL} (${metric}${series})`;
  return joinTerms([
    ...writeOwnPools(catalog, () => 0, write),
    ...writeSharedPools(catalog, () => 0, write),
    ...writeSharedAuthPools(catalog, write),
  ]);
}
