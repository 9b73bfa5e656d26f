import { type Catalog, valueOf } from "@tenantry/tenant-model";
import { type Alert, defineAlert } from "../alert.ts";
import { CLUSTER_LABEL, selectCluster } from "../scrape-labels.ts";

/** Metrics: CNPG v1.27.0, config/manager/default-monitoring.yaml; the lag is in seconds. */
export function buildReplicationAlerts(catalog: Catalog): readonly Alert[] {
  if (valueOf(catalog.cluster.instances) === 1) return [];
  const lag = `max by (namespace, ${CLUSTER_LABEL}, pod) (cnpg_pg_replication_lag${selectCluster(catalog)})`;
  const description = "Replication lag is {{ $value }}s on {{ $labels.pod }}.";
  return [
    ...defineAlert(catalog, "CNPGReplicationLagHigh", (seconds) => ({
      expr: `${lag} > ${seconds}`,
      summary: "CNPG replication lag high on {{ $labels.pod }}",
      description,
    })),
    ...defineAlert(catalog, "CNPGReplicationLagCritical", (seconds) => ({
      expr: `${lag} > ${seconds}`,
      summary: "CNPG replication lag critical on {{ $labels.pod }}",
      description,
    })),
  ];
}
