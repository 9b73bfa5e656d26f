import type { Catalog } from "@tenantry/tenant-model";
import { type Alert, defineAlert } from "../alert.ts";
import { CLUSTER_LABEL, matchLabel, selectCluster } from "../scrape-labels.ts";

/** Metrics: CNPG v1.27.0, config/manager/default-monitoring.yaml. */
export function buildConnectionAlerts(catalog: Catalog): readonly Alert[] {
  const by = `by (namespace, ${CLUSTER_LABEL}, pod)`;
  // WAL senders do not count against max_connections.
  const used = `cnpg_backends_total${selectCluster(catalog, matchLabel("usename", "!=", "streaming_replica"))}`;
  const limit = `cnpg_pg_settings_setting${selectCluster(catalog, matchLabel("name", "=", "max_connections"))}`;
  return defineAlert(catalog, "CNPGConnectionsNearLimit", (share) => ({
    expr: `sum ${by} (${used}) / max ${by} (${limit}) > ${share}`,
    summary: "CNPG connections near limit on {{ $labels.pod }}",
    description: "{{ $labels.pod }} is using {{ $value | humanizePercentage }} of max_connections.",
  }));
}
