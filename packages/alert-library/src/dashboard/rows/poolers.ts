import { type Catalog, listPoolers } from "@tenantry/tenant-model";
import { NO_CONSOLE } from "../../pooler/pool-terms.ts";
import { POOLER_LABEL, selectCluster } from "../../scrape-labels.ts";
import type { PanelDraft } from "../panel.ts";
import { showLines } from "../panels/lines.ts";
import { BY_POOLER, largest, OF_POOLER, ofTenant, POOLER_LEGEND, rate } from "../series.ts";
import type { Watch } from "../watch.ts";
import { showPoolerPods } from "./pooler-pods.ts";

/** States of a server connection as SHOW POOLS has them (PgBouncer 1.24, doc/usage.md), and what they mean. */
const SERVER_STATES = [
  ["serving a client", ["active"]],
  ["free", ["idle"]],
  ["free, to be checked first", ["used"]],
  ["being checked", ["tested"]],
  ["logging in", ["login"]],
  ["cancelling", ["active_cancel", "wait_cancels"]],
] as const;

/** Whether clients get a connection, and how long they wait for it. Metrics: CNPG v1.27.0, pgbouncer/metricsserver. */
export function buildPoolersRow(catalog: Catalog, watch: Watch): readonly PanelDraft[] {
  const poolers = listPoolers(catalog);
  if (poolers.length === 0) return [];
  const pools = selectCluster(catalog, OF_POOLER, ofTenant("user"), NO_CONSOLE);
  const pool = (name: string) => `cnpg_pgbouncer_pools_${name}${pools}`;
  return [
    ...showPoolerPods(catalog, watch),
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
      queries: SERVER_STATES.map(([legend, states]) => ({
        expr: `sum(${states.map((state) => pool(`sv_${state}`)).join(" + ")})`,
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
