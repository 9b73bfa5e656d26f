import { type Catalog, valueOf } from "@tenantry/tenant-model";
import { CLUSTER_LABEL, selectCluster } from "../scrape-labels.ts";
import type { Alert } from "./alert.ts";

/** Metrics: CNPG v1.27.0, config/manager/default-monitoring.yaml; the lag is in seconds. */
export function buildReplicationAlerts(catalog: Catalog): readonly Alert[] {
  if (valueOf(catalog.cluster.instances) === 1) return [];
  const lag = `max by (namespace, ${CLUSTER_LABEL}, pod) (cnpg_pg_replication_lag${selectCluster(catalog)})`;
  const description = "Replication lag is {{ $value }}s on {{ $labels.pod }}.";
  return [
    {
      name: "CNPGReplicationLagHigh",
      expr: `${lag} > 60`,
      for: "5m",
      severity: "warning",
      component: "database",
      summary: "CNPG replication lag high on {{ $labels.pod }}",
      description,
    },
    {
      name: "CNPGReplicationLagCritical",
      expr: `${lag} > 300`,
      for: "2m",
      severity: "critical",
      component: "database",
      summary: "CNPG replication lag critical on {{ $labels.pod }}",
      description,
    },
  ];
}
