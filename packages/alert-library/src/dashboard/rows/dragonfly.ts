import type { Catalog, Dragonfly } from "@tenantry/tenant-model";
import { matchLabel, selectDragonfly, selectDragonflyNamespace } from "../../scrape-labels.ts";
import type { PanelDraft } from "../panel.ts";
import { showLines } from "../panels/lines.ts";
import { BY_POD, rate } from "../series.ts";
import type { Watch } from "../watch.ts";

const CLAIM = "persistentvolumeclaim";

/** What tenants share beside PostgreSQL (dragonfly v1.39.0, src/server/server_family.cc, PrintPrometheusMetrics). */
export function buildDragonflyRow(catalog: Catalog, watch: Watch): readonly PanelDraft[] {
  const { dragonfly } = catalog;
  if (dragonfly === undefined) return [];
  const series = selectDragonfly(catalog, dragonfly);
  const main = selectDragonfly(catalog, dragonfly, matchLabel("listener", "=", "main"));
  return [
    showLines({
      title: "Role of each Dragonfly pod",
      description: watch.describe(
        "1 is the master, 0 a replica. No line: the pod is gone, or nobody gets its metrics.",
        "DragonflyMasterMissing",
        "DragonflyTwoMasters",
        "DragonflyReplicasBelowTarget",
        "DragonflyMetricsAbsent",
      ),
      queries: [{ expr: `max ${BY_POD} (dragonfly_master${series})`, legend: "{{pod}}" }],
      width: 12,
      unit: "short",
    }),
    showLines({
      title: "Dragonfly memory, used",
      description: watch.describe(
        "Of the memory for data. At 100% writes are refused.",
        "DragonflyMemoryHigh",
        "DragonflyWritesRefused",
      ),
      queries: [
        {
          expr: `max ${BY_POD} (dragonfly_memory_used_bytes${series} / dragonfly_memory_max_bytes${series})`,
          legend: "{{pod}}",
        },
      ],
      width: 12,
      unit: "percentunit",
      steps: watch.limits("DragonflyMemoryHigh"),
    }),
    showLines({
      title: "Dragonfly clients",
      description: watch.describe("Of the port of applications.", "DragonflyConnectionsNearLimit"),
      queries: [{ expr: `max ${BY_POD} (dragonfly_connected_clients${main})`, legend: "{{pod}}" }],
      width: 12,
      unit: "short",
    }),
    showLines({
      title: "Dragonfly commands",
      description: "A second, of applications.",
      queries: [{ expr: `sum ${BY_POD} (${rate(`dragonfly_commands_processed_total${main}`)})`, legend: "{{pod}}" }],
      width: 12,
      unit: "short",
    }),
    ...showReplicas(catalog, dragonfly, watch),
    ...showSnapshots(catalog, dragonfly, watch),
  ];
}

function showReplicas(catalog: Catalog, dragonfly: Dragonfly, watch: Watch): readonly PanelDraft[] {
  if (dragonfly.replicas === 1) return [];
  return [
    showLines({
      title: "Dragonfly replicas, behind their master",
      description: watch.describe(
        "Changes that a replica has not copied yet: a failover to it would lose them.",
        "DragonflyReplicaDisconnected",
        "DragonflyReplicationLagHigh",
      ),
      queries: [
        {
          expr: `max by (replica_ip) (dragonfly_connected_replica_lag_records${selectDragonfly(catalog, dragonfly)})`,
          legend: "{{replica_ip}}",
        },
      ],
      width: 12,
      unit: "short",
      steps: watch.limits("DragonflyReplicationLagHigh"),
    }),
  ];
}

function showSnapshots(catalog: Catalog, dragonfly: Dragonfly, watch: Watch): readonly PanelDraft[] {
  const { name, snapshot } = dragonfly;
  if (snapshot === undefined) return [];
  const claims = selectDragonflyNamespace(catalog, dragonfly, matchLabel(CLAIM, "=~", `df-${name}-[0-9]+`));
  const failed = showLines({
    title: "Dragonfly snapshots that failed",
    description: watch.describe("Since each pod's start.", "DragonflySnapshotFailing"),
    queries: [
      {
        expr: `max ${BY_POD} (dragonfly_failed_backups_total${selectDragonfly(catalog, dragonfly)})`,
        legend: "{{pod}}",
      },
    ],
    width: 12,
    unit: "short",
  });
  if (snapshot.storage === undefined) return [failed];
  return [
    failed,
    showLines({
      title: "Dragonfly volumes, used",
      description: watch.describe("Two snapshots have to fit.", "DragonflyStorageNearFull"),
      queries: [
        {
          expr: `max by (${CLAIM}) (1 - kubelet_volume_stats_available_bytes${claims} / kubelet_volume_stats_capacity_bytes${claims})`,
          legend: `{{${CLAIM}}}`,
        },
      ],
      width: 12,
      unit: "percentunit",
      steps: watch.limits("DragonflyStorageNearFull"),
    }),
  ];
}
