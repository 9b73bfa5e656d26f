import { type Catalog, valueOf } from "@tenantry/tenant-model";
import { type Alert, defineAlert } from "../alert.ts";
import { selectCluster } from "../scrape-labels.ts";

/** Metrics: CNPG v1.27.0, pkg/management/postgres/metrics/pg_collector.go and config/manager/default-monitoring.yaml. */
export function buildAvailabilityAlerts(catalog: Catalog): readonly Alert[] {
  const { name } = catalog.cluster;
  const instances = valueOf(catalog.cluster.instances);
  const series = selectCluster(catalog);
  // Without `or vector(0)` a count over nothing is nothing, and the alert is silent exactly when all is lost.
  const up = `(count(cnpg_collector_up${series} == 1) or vector(0))`;
  const primaries = `(count(cnpg_pg_replication_in_recovery${series} == 0) or vector(0))`;
  return [
    ...defineAlert(catalog, "CNPGClusterNotReady", () => ({
      expr: `${up} == 0`,
      summary: `CNPG cluster ${name} is not ready`,
      description: `No instance of the CloudNativePG cluster ${name} has answered for 5 minutes.`,
    })),
    ...defineAlert(catalog, "CNPGClusterPrimaryMissing", () => ({
      expr: `${primaries} == 0`,
      summary: `CNPG cluster ${name} has no primary instance`,
      description: `No instance of the CloudNativePG cluster ${name} has accepted writes for 2 minutes.`,
    })),
    ...defineAlert(catalog, "CNPGClusterReplicasBelowTarget", () => ({
      // A standby can be up and yet follow nobody, so the ones that stream are counted too: the primary sees them.
      expr: `${up} < ${instances} or max(cnpg_pg_replication_streaming_replicas${series}) + 1 < ${instances}`,
      summary: `CNPG cluster ${name} has fewer replicas than expected`,
      description: `The CloudNativePG cluster ${name} has {{ $value }} working instances (expected ${instances}).`,
    })),
  ];
}
