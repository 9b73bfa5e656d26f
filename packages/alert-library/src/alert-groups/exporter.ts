import { type Catalog, listPoolers } from "@tenantry/tenant-model";
import { type Alert, defineAlert } from "../alert.ts";
import { selectAnsweredQueries } from "../exporter/answered-queries.ts";
import { watchKubernetesMetrics } from "../exporter/kubernetes-metrics.ts";
import { watchInstanceTargets, watchPoolerTargets } from "../exporter/missing-targets.ts";
import { CLUSTER_LABEL, POOLER_LABEL, selectCluster } from "../scrape-labels.ts";

/** What makes other alerts blind. Metrics: CNPG v1.27.0, pkg/management/postgres/webserver/metricserver/pg_collector.go. */
export function buildExporterAlerts(catalog: Catalog, others: readonly Alert[]): readonly Alert[] {
  const alerts = [
    ...watchInstanceTargets(catalog),
    ...watchPoolerTargets(catalog),
    ...watchCollection(catalog),
    ...watchQueries(catalog),
    ...(listPoolers(catalog).length > 0 ? watchPoolerCollection(catalog) : []),
  ];
  return [...alerts, ...watchKubernetesMetrics(catalog, [...others, ...alerts])];
}

function watchCollection(catalog: Catalog): readonly Alert[] {
  const failed = `cnpg_collector_last_collection_error${selectCluster(catalog)}`;
  // The exporter of a fenced instance asks nothing, and shows what it saw last.
  const fenced = `cnpg_collector_fencing_on${selectCluster(catalog)} == 1`;
  return defineAlert(catalog, "CNPGMetricsCollectionFailing", () => ({
    expr: `max by (namespace, ${CLUSTER_LABEL}, pod) (${failed}) == 1\nunless on (namespace, pod) ${fenced}`,
    summary: "The exporter of CNPG instance {{ $labels.pod }} fails",
    description:
      "The exporter of {{ $labels.pod }} cannot ask PostgreSQL, or not for everything: its metrics are missing or old, and " +
      "alerts that need them see nothing.",
  }));
}

/**
 * `cnpg_errors_total` is there as long as a query fails, and counts within one collection only; `cnpg_last_error` keeps its 1
 * for ever in CNPG 1.27 (pkg/management/postgres/metrics/collector.go). Its label is the query's name, ` on db ` and the
 * database, `: ` and the error. While PostgreSQL is down or fenced every query fails, which others report.
 */
function watchQueries(catalog: Catalog): readonly Alert[] {
  const errors = `cnpg_errors_total${selectCluster(catalog)}`;
  const named = `label_replace(${errors}, "query", "$1", "errorUserQueries", "([^ :]+)(?s:.*)")`;
  const answers = `and on (namespace, pod) ${selectAnsweredQueries(catalog)}`;
  return defineAlert(catalog, "CNPGMetricsQueryFailing", () => ({
    expr: `max by (namespace, ${CLUSTER_LABEL}, pod, query) (${named}) > 0\n${answers}`,
    summary: "Query {{ $labels.query }} of the exporter fails on {{ $labels.pod }}",
    description:
      "The exporter of {{ $labels.pod }} has no metrics cnpg_{{ $labels.query }}_*, or not of every database: alerts that " +
      "need them see nothing.",
  }));
}

/** `cnpg_pgbouncer_up` is set but never exported (CNPG v1.27.0 to v1.30.0, pkg/management/pgbouncer/metricsserver). */
function watchPoolerCollection(catalog: Catalog): readonly Alert[] {
  const failed = `cnpg_pgbouncer_last_collection_error${selectCluster(catalog)}`;
  return defineAlert(catalog, "CNPGPoolerMetricsFailing", () => ({
    expr: `max by (namespace, ${POOLER_LABEL}, pod) (${failed}) == 1`,
    summary: "The exporter of CNPG pooler pod {{ $labels.pod }} fails",
    description:
      `The exporter of {{ $labels.pod }} (pooler {{ $labels.${POOLER_LABEL} }}) cannot ask PgBouncer, or not for ` +
      "everything: its metrics are missing or old, and PgBouncer itself may not answer.",
  }));
}
