import { type Catalog, listPoolers, type Pooler, valueOf } from "@tenantry/tenant-model";
import { type Alert, defineAlert } from "../alert.ts";
import { matchLabel, POOLER_LABEL, selectCluster, selectNamespace } from "../scrape-labels.ts";
import { joinTerms, type Watched, writeTerms } from "../tenant-terms.ts";

/** PgBouncer's own default (PgBouncer 1.24, doc/config.md). */
const DEFAULT_MAX_CLIENT_CONN = 100;
const BY_POD = `by (namespace, ${POOLER_LABEL}, pod)`;
const BY_POOL = `by (namespace, ${POOLER_LABEL}, pod, database, user)`;
/** PgBouncer's admin console counts as a pool of its own. */
const NO_CONSOLE = matchLabel("database", "!=", "pgbouncer");

/** Metrics: CNPG v1.27.0, pkg/management/pgbouncer/metricsserver, from SHOW POOLS and SHOW LISTS. */
export function buildPoolerAlerts(catalog: Catalog): readonly Alert[] {
  if (listPoolers(catalog).length === 0) return [];
  return [...watchPods(catalog), ...watchClients(catalog), ...watchPools(catalog), ...watchQueue(catalog)];
}

function watchPoolers(catalog: Catalog, measure: (pooler: Pooler) => number): Watched[] {
  return listPoolers(catalog).map(({ pooler, tenant }) => {
    return { name: pooler.name, ...(tenant && { tenant }), amount: measure(pooler) };
  });
}

function watchPods(catalog: Catalog): readonly Alert[] {
  const terms = writeTerms(watchPoolers(catalog, countNeededPods), "deployment", (names, needed) => {
    const series = selectNamespace(catalog, matchLabel("deployment", "=~", names));
    return `max by (namespace, deployment) (kube_deployment_status_replicas_available${series}) < ${needed}`;
  });
  return defineAlert(catalog, "CNPGPoolerNotReady", () => ({
    expr: joinTerms(terms),
    summary: "CNPG pooler {{ $labels.deployment }} not highly available",
    description: "Pooler {{ $labels.deployment }} has only {{ $value }} replicas available.",
  }));
}

/** Pods without which a pooler is not highly available; a single pod is what was asked for. */
function countNeededPods({ instances }: Pooler): number {
  return Math.min(2, valueOf(instances));
}

function watchClients(catalog: Catalog): readonly Alert[] {
  const terms = writeTerms(watchPoolers(catalog, readClientLimit), POOLER_LABEL, (names, limit) => {
    const series = selectCluster(catalog, matchLabel(POOLER_LABEL, "=~", names));
    return `max ${BY_POD} (cnpg_pgbouncer_lists_used_clients${series}) / ${limit}`;
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

/** A full pool is what a busy transaction pooler looks like; only with clients waiting for it is it too small. */
function watchPools(catalog: Catalog): readonly Alert[] {
  const poolers = watchPoolers(catalog, ({ pool }) => pool.defaultPoolSize);
  const terms = writeTerms(poolers, POOLER_LABEL, (names, size) => {
    const series = selectCluster(catalog, matchLabel(POOLER_LABEL, "=~", names), NO_CONSOLE);
    return `sum ${BY_POOL} (cnpg_pgbouncer_pools_sv_active${series}) >= ${size}`;
  });
  const waiting = `sum ${BY_POOL} (cnpg_pgbouncer_pools_cl_waiting${selectCluster(catalog, NO_CONSOLE)}) > 0`;
  return defineAlert(catalog, "CNPGPoolerServerConnectionsExhausted", () => ({
    expr: joinTerms(terms).map(
      (joined) => `(${joined}) and on (namespace, ${POOLER_LABEL}, pod, database, user) ${waiting}`,
    ),
    summary: `CNPG pooler {{ $labels.${POOLER_LABEL} }} server pool exhausted`,
    description:
      "All {{ $value }} server connections of {{ $labels.pod }} for role {{ $labels.user }} in database " +
      "{{ $labels.database }} are in use, and clients wait.",
  }));
}

function watchQueue(catalog: Catalog): readonly Alert[] {
  return defineAlert(catalog, "CNPGPoolerWaitQueueBuildup", (clients) => ({
    expr: `sum ${BY_POOL} (cnpg_pgbouncer_pools_cl_waiting${selectCluster(catalog, NO_CONSOLE)}) > ${clients}`,
    summary: `CNPG pooler {{ $labels.${POOLER_LABEL} }} has waiting clients`,
    description:
      "{{ $value }} clients of {{ $labels.pod }} wait for a connection of role {{ $labels.user }} to database " +
      "{{ $labels.database }}.",
  }));
}
