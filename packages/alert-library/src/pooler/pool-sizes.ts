import type { Catalog, Pooler } from "@tenantry/tenant-model";
import { type Alert, defineAlert } from "../alert.ts";
import { POOLER_LABEL, selectCluster } from "../scrape-labels.ts";
import { joinTerms } from "../tenant-terms.ts";
import { NO_AUTH_QUERY, NO_CONSOLE, writeOwnPools, writeSharedDatabases } from "./pool-terms.ts";

/** All that PgBouncer itself counts when it asks whether it may open one more (PgBouncer 1.24, include/bouncer.h). */
const SERVER_STATES = ["active", "active_cancel", "wait_cancels", "idle", "used", "tested", "login"];
/** In seconds (PgBouncer 1.24, doc/config.md). */
const DEFAULT_RESERVE_POOL_TIMEOUT = 5;
const BY_DATABASE = `(${POOLER_LABEL}, pod, database)`;

/**
 * A full pool is what a busy transaction pooler looks like, and a client waits now and then: PgBouncer opens connections
 * of the reserve once one has waited for reserve_pool_timeout. So a tenant has too few when its reserve is in use as
 * well and clients still wait. Counted are the pools of a database in a pod: each database has its own, and
 * max_db_connections holds several roles in it to the size of one.
 */
export function watchPoolSizes(catalog: Catalog): readonly Alert[] {
  const sizes = [
    ...writeOwnPools(catalog, countServers, markFull),
    ...writeSharedDatabases(catalog, countServers, markFull),
  ];
  return defineAlert(catalog, "CNPGPoolerServerConnectionsExhausted", () => ({
    expr: joinTerms(compareServers(catalog, sizes)),
    summary: `CNPG pooler {{ $labels.${POOLER_LABEL} }} server pool exhausted`,
    description:
      "All {{ $value }} server connections that database {{ $labels.database }} of tenant {{ $labels.tenant }} may have " +
      "in {{ $labels.pod }} are in use, the reserve included, and clients wait.",
  }));
}

/** The size that is compared with, only where a client waits: one series says both. */
function markFull(series: string, size: number): string {
  return `(max by ${BY_DATABASE} (cnpg_pgbouncer_pools_cl_waiting${series}) > 0) * 0 + ${size}`;
}

function compareServers(catalog: Catalog, sizes: readonly string[]): string[] {
  // Only pools that are in all of its terms come out of a sum, so the first one's selector holds for it.
  const servers = SERVER_STATES.map((state, index) => {
    const matchers = index === 0 ? [NO_CONSOLE, NO_AUTH_QUERY] : [];
    return `cnpg_pgbouncer_pools_sv_${state}${selectCluster(catalog, ...matchers)}`;
  });
  const pools = `max by (${POOLER_LABEL}, pod, database, user) (${servers.join(" + ")})`;
  return joinTerms(sizes).map((joined) => {
    const carried = joined.includes('"owner"') ? "tenant, owner" : "tenant";
    return `sum by ${BY_DATABASE} (${pools})\n>= on ${BY_DATABASE} group_left (${carried}) (${joined})`;
  });
}

/** Server connections of one database in one pod. Without a timeout nobody gets at the reserve. */
function countServers({ pool, parameters }: Pooler): number {
  const hasReserve = Number(parameters["reserve_pool_timeout"] ?? DEFAULT_RESERVE_POOL_TIMEOUT) > 0;
  return pool.defaultPoolSize + (hasReserve ? pool.reservePoolSize : 0);
}
