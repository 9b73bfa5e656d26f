import type { Catalog } from "@tenantry/tenant-model";
import { type Alert, defineAlert } from "../alert.ts";
import { matchLabel, selectNamespace } from "../scrape-labels.ts";

/** Volumes as the kubelet sees them: a full one stops PostgreSQL, whichever database or WAL file filled it. */
export function buildStorageAlerts(catalog: Catalog): readonly Alert[] {
  const claims = matchLabel("persistentvolumeclaim", "=~", `${catalog.cluster.name}-[0-9]+(-wal)?`);
  const series = selectNamespace(catalog, claims);
  const free = `kubelet_volume_stats_available_bytes${series} / kubelet_volume_stats_capacity_bytes${series}`;
  return defineAlert(catalog, "CNPGStorageNearFull", (share) => ({
    expr: `max by (namespace, persistentvolumeclaim) (1 - ${free}) > ${share}`,
    summary: "CNPG storage near capacity on {{ $labels.persistentvolumeclaim }}",
    description: "Volume {{ $labels.persistentvolumeclaim }} is {{ $value | humanizePercentage }} full.",
  }));
}
