import type { Catalog, Pooler, Tenant } from "@tenantry/tenant-model";
import { type Alert, defineAlert } from "../alert.ts";
import { POOLER_LABEL, selectCluster } from "../scrape-labels.ts";
import { joinTerms } from "../tenant-terms.ts";
import { listPooledRoles, NO_AUTH_QUERY, NO_CONSOLE, writeOwnPools, writeSharedPools } from "./pool-terms.ts";

/** All that PgBouncer itself counts when it asks whether it may open one more (PgBouncer 1.24, include/bouncer.h). */
const SERVER_STATES = ["active", "active_cancel", "wait_cancels", "idle", "used", "tested", "login"];
/** In seconds (PgBouncer 1.24, doc/config.md). */
const DEFAULT_RESERVE_POOL_TIMEOUT = 5;
const POD = `(${POOLER_LABEL}, pod)`;
const POD_AND_ROLE = `(${POOLER_LABEL}, pod, user)`;

/**
 * A full pool is what a busy transaction pooler looks like, and a client waits now and then: PgBouncer opens connections
 * of the reserve once one has waited for reserve_pool_timeout. So a tenant has too few when its reserve is in use as
 * well and clients still wait. Counted are all of its pools in a pod, as max_db_connections and max_user_connections hold
 * several databases or roles to the size of one pool.
 */
export function watchPoolSizes(catalog: Catalog): readonly Alert[] {
  const own = writeOwnPools(catalog, countOwnServers, (series, size) => markFull(POD, series, size));
  const shared = writeSharedPools(catalog, countServers, (series, size) => markFull(POD_AND_ROLE, series, size));
  return defineAlert(catalog, "CNPGPoolerServerConnectionsExhausted", () => ({
    expr: joinTerms([...compareServers(catalog, POD, own), ...compareServers(catalog, POD_AND_ROLE, shared)]),
    summary: `CNPG pooler {{ $labels.${POOLER_LABEL} }} server pool exhausted`,
    description:
      "All {{ $value }} server connections that tenant {{ $labels.tenant }} may have in {{ $labels.pod }} are in use, " +
      "the reserve included, and clients wait.",
  }));
}

/** The size that is compared with, only where a client waits: one series says both. */
function markFull(by: string, series: string, size: number): string {
  return `(max by ${by} (cnpg_pgbouncer_pools_cl_waiting${series}) > 0) * 0 + ${size}`;
}

function compareServers(catalog: Catalog, by: string, sizes: readonly string[]): string[] {
  // Only pools that are in all of its terms come out of a sum, so the first one's selector holds for it.
  const servers = SERVER_STATES.map((state, index) => {
    const matchers = index === 0 ? [NO_CONSOLE, NO_AUTH_QUERY] : [];
    return `cnpg_pgbouncer_pools_sv_${state}${selectCluster(catalog, ...matchers)}`;
  });
  const pools = `max by (${POOLER_LABEL}, pod, database, user) (${servers.join(" + ")})`;
  return joinTerms(sizes).map((joined) => {
    const carried = joined.includes('"owner"') ? "tenant, owner" : "tenant";
    return `sum by ${by} (${pools})\n>= on ${by} group_left (${carried}) (${joined})`;
  });
}

/** Server connections of one role in one pod. Without a timeout nobody gets at the reserve. */
function countServers({ pool, parameters }: Pooler): number {
  const hasReserve = Number(parameters["reserve_pool_timeout"] ?? DEFAULT_RESERVE_POOL_TIMEOUT) > 0;
  return pool.defaultPoolSize + (hasReserve ? pool.reservePoolSize : 0);
}

/** max_user_connections holds each role, max_db_connections each database to the size of one pool. */
function countOwnServers(pooler: Pooler, tenant: Tenant): number {
  const pools = Math.min(tenant.databases.length, listPooledRoles(tenant).length);
  return countServers(pooler) * Math.max(1, pools);
}
