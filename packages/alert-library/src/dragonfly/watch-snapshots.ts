import type { Catalog, Dragonfly } from "@tenantry/tenant-model";
import { type Alert, defineAlert } from "../alert.ts";
import { matchLabel, selectDragonfly, selectDragonflyNamespace } from "../scrape-labels.ts";

/** Volumes are called `df-<pod>` (dragonfly-operator v1.6.1, internal/resources/const.go, SnapshotsVolumeName). */
export function watchSnapshots(catalog: Catalog, dragonfly: Dragonfly): readonly Alert[] {
  const { name, snapshot } = dragonfly;
  if (snapshot === undefined) return [];
  const selector = selectDragonfly(catalog, dragonfly);
  const failing = defineAlert(catalog, "DragonflySnapshotFailing", () => ({
    // It counts every attempt as a backup, and the failed ones a second time.
    expr: `max by (namespace, app, pod) (increase(dragonfly_failed_backups_total${selector}[1h])) > 0`,
    summary: "Dragonfly {{ $labels.pod }} cannot write its snapshot",
    description:
      "A snapshot of {{ $labels.pod }} failed: after a restart of all pods it would start with an older one.",
  }));
  if (snapshot.storage === undefined) return failing;
  const claims = selectDragonflyNamespace(
    catalog,
    dragonfly,
    matchLabel("persistentvolumeclaim", "=~", `df-${name}-[0-9]+`),
  );
  const free = `kubelet_volume_stats_available_bytes${claims} / kubelet_volume_stats_capacity_bytes${claims}`;
  return [
    ...failing,
    ...defineAlert(catalog, "DragonflyStorageNearFull", (share) => ({
      expr: `max by (namespace, persistentvolumeclaim) (1 - ${free}) > ${share}`,
      summary: "Dragonfly volume {{ $labels.persistentvolumeclaim }} near capacity",
      description:
        "Volume {{ $labels.persistentvolumeclaim }} is {{ $value | humanizePercentage }} full. The next snapshot is written beside the last one.",
    })),
  ];
}
