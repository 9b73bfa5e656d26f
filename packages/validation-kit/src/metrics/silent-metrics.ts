import type { Metric } from "@tenantry/alert-library";
import type { Catalog } from "@tenantry/tenant-model";

interface Surroundings {
  readonly catalog: Catalog;
  /** Whether the cluster has one instance. */
  readonly isAlone: boolean;
}

/**
 * Metrics with a series for each of something that there may be none of, or that are counted from their first event on
 * (cloudnative-pg v1.30.0, pkg/management/postgres/metrics/collector.go; dragonfly v1.39.0, src/server/server_family.cc,
 * PrintPrometheusMetrics).
 */
const SILENT: readonly {
  readonly start: string;
  readonly when: string;
  readonly where?: (surroundings: Surroundings) => boolean;
}[] = [
  { start: "cnpg_errors_total", when: "until a query of the exporter fails" },
  { start: "cnpg_pg_stat_subscription_", when: "until a database subscribes" },
  { start: "cnpg_pg_replication_slots_", when: "while there are no replication slots" },
  { start: "cnpg_pg_stat_replication_", when: "with one instance", where: ({ isAlone }) => isAlone },
  { start: "cnpg_role_connections_", when: "without tenants", where: ({ catalog }) => catalog.tenants.length === 0 },
  { start: "dragonfly_oom_errors_total", when: "until a write is refused for want of memory" },
];

/** When a metric may have no series although all is well; undefined where it always has some. */
export function explainSilence({ name }: Metric, surroundings: Surroundings): string | undefined {
  return SILENT.find(({ start, where }) => name.startsWith(start) && (where?.(surroundings) ?? true))?.when;
}
