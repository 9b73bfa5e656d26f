import type { Catalog } from "@tenantry/tenant-model";
import { matchLabel, selectNamespace } from "../scrape-labels.ts";
import type { Alert } from "./alert.ts";

/** Volumes as the kubelet sees them: a full one stops PostgreSQL, whichever database or WAL file filled it. */
export function buildStorageAlerts(catalog: Catalog): readonly Alert[] {
  const claims = matchLabel("persistentvolumeclaim", "=~", `${catalog.cluster.name}-[0-9]+(-wal)?`);
  const series = selectNamespace(catalog, claims);
  const free = `kubelet_volume_stats_available_bytes${series} / kubelet_volume_stats_capacity_bytes${series}`;
  return [
    {
      name: "CNPGStorageNearFull",
      expr: `max by (namespace, persistentvolumeclaim) (1 - ${free}) > 0.8`,
      for: "15m",
      severity: "warning",
      component: "database",
      summary: "CNPG storage near capacity on {{ $labels.persistentvolumeclaim }}",
      description: "Volume {{ $labels.persistentvolumeclaim }} is {{ $value | humanizePercentage }} full.",
    },
  ];
}
