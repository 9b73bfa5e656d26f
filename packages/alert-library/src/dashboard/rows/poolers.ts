import { type Catalog, listPoolers } from "@tenantry/tenant-model";
import { POOLER_LABEL, selectCluster } from "../../scrape-labels.ts";
import type { PanelDraft } from "../panel.ts";
import { showLines } from "../panels/lines.ts";
import { showNumber } from "../panels/number.ts";
import { BY_POOLER, largest, NO_CONSOLE, OF_POOLER, ofTenant, POOLER_LEGEND, rate } from "../series.ts";
import type { Watch } from "../watch.ts";

/** States of a server connection as SHOW POOLS has them (PgBouncer 1.24, doc/usage.md), and what they mean. */
const SERVER_STATES = {
  active: "serving a client",
  idle: "free",
  used: "free, to be checked first",
  tested: "being checked",
  login: "logging in",
} as const;

/** Whether clients get a connection, and how long they wait for it. Metrics: CNPG v1.27.0, pgbouncer/metricsserver. */
export function buildPoolersRow(catalog: Catalog, watch: Watch): readonly PanelDraft[] {
  const poolers = listPoolers(catalog);
  if (poolers.length === 0) return [];
  const pools = selectCluster(catalog, OF_POOLER, ofTenant("user"), NO_CONSOLE);
  const pool = (name: string) => `cnpg_pgbouncer_pools_${name}${pools}`;
  return [
    ...showPods(catalog, watch),
    showLines({
      title: "Clients that wait, in the fullest pool",
      description: watch.describe(
        "A pool is one role in one database on one pod. Clients wait when all its server connections are busy: long queries, or too small a pool.",
        "CNPGPoolerWaitQueueBuildup",
        "CNPGPoolerServerConnectionsExhausted",
      ),
      queries: [{ expr: largest(`max ${BY_POOLER} (${pool("cl_waiting")})`), legend: POOLER_LEGEND }],
      width: 12,
      unit: "none",
      steps: watch.limits("CNPGPoolerWaitQueueBuildup"),
      ranked: true,
    }),
    showLines({
      title: "Longest wait",
      description: watch.describe("Of the client that waits longest now.", "CNPGPoolerWaitTimeHigh"),
      queries: [
        {
          expr: largest(`max ${BY_POOLER} (${pool("maxwait")} + ${pool("maxwait_us")} / 1e6)`),
          legend: POOLER_LEGEND,
        },
      ],
      width: 12,
      unit: "s",
      steps: watch.limits("CNPGPoolerWaitTimeHigh"),
      ranked: true,
    }),
    showLines({
      title: "Server connections by state",
      description: watch.describe(
        "Of the chosen poolers and tenants together. All of them serving, with clients waiting: the pool is too small, or queries take too long.",
        "CNPGPoolerServerConnectionsExhausted",
      ),
      queries: Object.entries(SERVER_STATES).map(([state, legend]) => ({
        expr: `sum(${pool(`sv_${state}`)})`,
        legend,
      })),
      width: 12,
      unit: "none",
      stacked: true,
    }),
    showLines({
      title: "Clients served",
      description: "Clients that have a server connection now.",
      queries: [{ expr: largest(`sum ${BY_POOLER} (${pool("cl_active")})`), legend: POOLER_LEGEND }],
      width: 12,
      unit: "none",
      ranked: true,
    }),
    ...showLoad(catalog, watch),
  ];
}

/**
 * A pod whose PgBouncer answers has the series of SHOW LISTS. `cnpg_pgbouncer_up` is set but never exported (CNPG v1.27.0
 * and v1.30.0, metricsserver/pgbouncer_collector.go, Collect).
 */
function showPods(catalog: Catalog, watch: Watch): readonly PanelDraft[] {
  const answering = (...matchers: readonly string[]) =>
    `cnpg_pgbouncer_lists_pools${selectCluster(catalog, ...matchers)}`;
  return [
    showNumber({
      // Not how many are wanted: every new tenant would change the dashboard.
      title: "Pooler pods up",
      description: watch.describe(
        "Pods whose PgBouncer answers, of all poolers.",
        "CNPGPoolerDown",
        "CNPGPoolerReplicasBelowTarget",
      ),
      queries: [{ expr: `count(${answering()}) or vector(0)`, legend: "up" }],
      width: 6,
      height: 8,
      steps: [
        { color: "red", value: null },
        { color: "green", value: 1 },
      ],
    }),
    showLines({
      title: "Pods of each pooler, the fewest",
      description: watch.describe(
        "A pod less is an update, or a pod that does not start. A pooler without any pod is not in here: its clients get no connection at all.",
        "CNPGPoolerNotReady",
        "CNPGPoolerReplicasBelowTarget",
        "CNPGPoolerDown",
        "CNPGPoolerMissing",
      ),
      queries: [{ expr: `bottomk(10, count ${BY_POOLER} (${answering(OF_POOLER)}))`, legend: POOLER_LEGEND }],
      width: 18,
      unit: "none",
    }),
  ];
}

function showLoad(catalog: Catalog, watch: Watch): readonly PanelDraft[] {
  const clients = `cnpg_pgbouncer_lists_used_clients${selectCluster(catalog, OF_POOLER)}`;
  const queries = `cnpg_pgbouncer_stats_total_query_count${selectCluster(
    catalog,
    OF_POOLER,
    ofTenant("database"),
    NO_CONSOLE,
  )}`;
  return [
    showLines({
      title: "Client connections of each pod",
      description: watch.describe(
        "Whether they wait, are served or do nothing. At `max_client_conn` PgBouncer refuses further ones.",
        "CNPGPoolerConnectionsHigh",
      ),
      queries: [{ expr: largest(`max by (${POOLER_LABEL}, pod) (${clients})`), legend: "{{pod}}" }],
      width: 12,
      unit: "none",
      ranked: true,
    }),
    showLines({
      title: "Queries a second",
      description: "Through each pooler.",
      queries: [{ expr: largest(`sum ${BY_POOLER} (${rate(queries)})`), legend: POOLER_LEGEND }],
      width: 12,
      unit: "ops",
      ranked: true,
    }),
  ];
}
