import { type Catalog, type Pooler, valueOf } from "@tenantry/tenant-model";
import { listPoolers } from "../names.ts";
import { matchLabel, POOLER_LABEL, selectCluster, selectNamespace } from "../scrape-labels.ts";
import type { Alert } from "./alert.ts";
import { classifyPoolers, joinTerms } from "./pooler-classes.ts";

/** PgBouncer's own default (PgBouncer 1.24, doc/config.md). */
const DEFAULT_MAX_CLIENT_CONN = 100;
const BY_POD = `by (namespace, ${POOLER_LABEL}, pod)`;
const BY_POOL = `by (namespace, ${POOLER_LABEL}, pod, database, user)`;
/** PgBouncer's admin console counts as a pool of its own. */
const NO_CONSOLE = matchLabel("database", "!=", "pgbouncer");
const WARNING = { severity: "warning", component: "pooler" } as const;

/** Metrics: CNPG v1.27.0, pkg/management/pgbouncer/metricsserver, from SHOW POOLS and SHOW LISTS. */
export function buildPoolerAlerts(catalog: Catalog): readonly Alert[] {
  if (listPoolers(catalog).length === 0) return [];
  return [...watchPods(catalog), ...watchClients(catalog), ...watchPools(catalog), watchQueue(catalog)];
}

function watchPods(catalog: Catalog): Alert[] {
  const terms = classifyPoolers(catalog, countNeededPods).map(({ value, names }) => {
    const series = selectNamespace(catalog, matchLabel("deployment", "=~", names));
    return `max by (namespace, deployment) (kube_deployment_status_replicas_available${series}) < ${value}`;
  });
  return numberParts(joinTerms(terms), {
    ...WARNING,
    name: "CNPGPoolerNotReady",
    for: "5m",
    summary: "CNPG pooler {{ $labels.deployment }} not highly available",
    description: "Pooler {{ $labels.deployment }} has only {{ $value }} replicas available.",
  });
}

/** Pods without which a pooler is not highly available; a single pod is what was asked for. */
function countNeededPods({ instances }: Pooler): number {
  return Math.min(2, valueOf(instances));
}

function watchClients(catalog: Catalog): Alert[] {
  const terms = classifyPoolers(catalog, readClientLimit).map(({ value, names }) => {
    const series = selectCluster(catalog, matchLabel(POOLER_LABEL, "=~", names));
    return `max ${BY_POD} (cnpg_pgbouncer_lists_used_clients${series}) / ${value}`;
  });
  const ratios = joinTerms(terms).map((joined) => `(${joined}) > 0.8`);
  return numberParts(ratios, {
    ...WARNING,
    name: "CNPGPoolerConnectionsHigh",
    for: "10m",
    summary: `CNPG pooler {{ $labels.${POOLER_LABEL} }} client connections high`,
    description: "{{ $labels.pod }} is using {{ $value | humanizePercentage }} of max_client_conn.",
  });
}

function readClientLimit({ parameters }: Pooler): number {
  const limit = Number(parameters["max_client_conn"]);
  return limit > 0 ? limit : DEFAULT_MAX_CLIENT_CONN;
}

/** A full pool is what a busy transaction pooler looks like; only with clients waiting for it is it too small. */
function watchPools(catalog: Catalog): Alert[] {
  const terms = classifyPoolers(catalog, ({ pool }) => pool.defaultPoolSize).map(({ value, names }) => {
    const series = selectCluster(catalog, matchLabel(POOLER_LABEL, "=~", names), NO_CONSOLE);
    return `sum ${BY_POOL} (cnpg_pgbouncer_pools_sv_active${series}) >= ${value}`;
  });
  const waiting = `sum ${BY_POOL} (cnpg_pgbouncer_pools_cl_waiting${selectCluster(catalog, NO_CONSOLE)}) > 0`;
  const exhausted = joinTerms(terms).map((joined) => `(${joined}) and ${waiting}`);
  return numberParts(exhausted, {
    ...WARNING,
    name: "CNPGPoolerServerConnectionsExhausted",
    for: "5m",
    summary: `CNPG pooler {{ $labels.${POOLER_LABEL} }} server pool exhausted`,
    description:
      "All {{ $value }} server connections of {{ $labels.pod }} for role {{ $labels.user }} in database " +
      "{{ $labels.database }} are in use, and clients wait.",
  });
}

function watchQueue(catalog: Catalog): Alert {
  return {
    ...WARNING,
    name: "CNPGPoolerWaitQueueBuildup",
    expr: `sum ${BY_POOL} (cnpg_pgbouncer_pools_cl_waiting${selectCluster(catalog, NO_CONSOLE)}) > 10`,
    for: "5m",
    summary: `CNPG pooler {{ $labels.${POOLER_LABEL} }} has waiting clients`,
    description:
      "{{ $value }} clients of {{ $labels.pod }} wait for a connection of role {{ $labels.user }} to database " +
      "{{ $labels.database }}.",
  };
}

function numberParts(expressions: readonly string[], alert: Omit<Alert, "expr" | "part">): Alert[] {
  return expressions.map((expr, index) => ({
    ...alert,
    expr,
    ...(expressions.length > 1 && { part: index + 1 }),
  }));
}
