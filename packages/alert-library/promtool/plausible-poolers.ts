import type { ListedPooler } from "@tenantry/tenant-model";
import { gauge, grow, type Labels, type Series } from "./series.ts";

const COLUMNS = ["cl_active", "cl_waiting", "maxwait", "maxwait_us"];
const STATES = ["active", "active_cancel", "wait_cancels", "idle", "used", "tested", "login"];

/** What the exporter of one pooler pod says (CNPG v1.27.0, pkg/management/pgbouncer/metricsserver). */
export function listPoolerSeries({ tenants }: ListedPooler, labels: Labels): Series[] {
  const pools = tenants.flatMap(({ role, databases }) => databases.map(({ name }) => [name, role.name] as const));
  const columns = [...COLUMNS, ...STATES.map((state) => `sv_${state}`)];
  return [
    gauge("up", 1, labels),
    gauge("cnpg_pgbouncer_last_collection_error", 0, labels),
    gauge("cnpg_pgbouncer_lists_pools", pools.length + 1, labels),
    gauge("cnpg_pgbouncer_lists_used_clients", 20, labels),
    ...[...pools, ["pgbouncer", "pgbouncer"] as const].flatMap(([database, user]) => [
      ...columns.map((column) => gauge(`cnpg_pgbouncer_pools_${column}`, 1, labels, { database, user })),
      grow("cnpg_pgbouncer_stats_total_query_count", 1e6, labels, { database }),
    ]),
  ];
}
