import type { Catalog } from "@tenantry/tenant-model";
import { CLUSTER_LABEL, INSTANCE_TARGET_LABELS, matchLabel, nameSeriesLabel, selectCluster } from "./scrape-labels.ts";

/** Aggregation to one series for each instance. */
export const BY_POD = `by (namespace, ${CLUSTER_LABEL}, pod)`;

const ROLE_LABEL = nameSeriesLabel(INSTANCE_TARGET_LABELS[1]);

/**
 * Whom the operator holds for the primary, the designated one of a replica cluster too. For gauges that an instance keeps
 * at their last value once it is a standby again, which its exporter does with everything that only a primary collects
 * (CNPG v1.30.0, pkg/management/postgres/webserver/metricserver/pg_collector.go).
 */
export const IS_PRIMARY = matchLabel(ROLE_LABEL, "=", "primary");
export const IS_NO_PRIMARY = matchLabel(ROLE_LABEL, "!=", "primary");

/**
 * One series for each instance that answers a query: 0 where it accepts writes, 1 where it follows another one.
 *
 * Not cnpg_collector_up: the exporter leaves that at 1 while the instance is fenced or shuts down, and it carries a label
 * `cluster` of its own, which hides one of the scraper's that tells Kubernetes clusters apart. The results of queries end
 * with PostgreSQL: at once in 1.27, after 30 seconds from 1.28 on (CNPG v1.27.0 and v1.30.0, pg_collector.go as above and
 * pkg/management/postgres/metrics/collector.go).
 */
export function selectAnswers(catalog: Catalog, ...matchers: readonly string[]): string {
  return `cnpg_pg_replication_in_recovery${selectCluster(catalog, ...matchers)}`;
}

/** One series for each instance: 1 where a WAL receiver streams from another instance. The standby's own view. */
export function selectReceivers(catalog: Catalog, ...matchers: readonly string[]): string {
  return `cnpg_pg_replication_is_wal_receiver_up${selectCluster(catalog, ...matchers)}`;
}

/** Regular expression of the names of instances, which are those of their pods, data volumes and replication clients. */
export function nameInstances({ cluster }: Catalog): string {
  return `${cluster.name}-[0-9]+`;
}

/** The primary's view of its own standbys, not of other clusters and subscribers that stream from it as well. */
export function matchStandbys(catalog: Catalog): string {
  return matchLabel("application_name", "=~", nameInstances(catalog));
}

/** Whether some instance is known to accept writes; a vector without labels. */
export function writePrimaryAnswers(catalog: Catalog): string {
  return `count(${selectAnswers(catalog)} == 0) > 0`;
}
