import { type Catalog, valueOf } from "@tenantry/tenant-model";
import { matchLabel, selectCluster } from "../../scrape-labels.ts";
import type { PanelDraft } from "../panel.ts";
import { showLines } from "../panels/lines.ts";
import { showStates } from "../panels/states.ts";
import { BY_POD, largest, selectPrimary, selectStandbys } from "../series.ts";
import type { Watch } from "../watch.ts";

/** Whether the standbys could take over, and what waits for them. Metrics: CNPG v1.27.0, default-monitoring.yaml. */
export function buildReplicationRow(catalog: Catalog, watch: Watch): readonly PanelDraft[] {
  if (valueOf(catalog.cluster.instances) === 1) return [];
  const series = selectCluster(catalog);
  const standby = `cnpg_pg_replication_in_recovery${series} == 1`;
  return [
    showLines({
      title: "Replication lag of each standby",
      description: watch.describe(
        "How old the newest transaction is that the standby has replayed. A standby that lost its connection shows 0: see the panel on connections.",
        "CNPGReplicationLagHigh",
        "CNPGReplicationLagCritical",
      ),
      queries: [{ expr: `max ${BY_POD} (cnpg_pg_replication_lag${series} and ${standby})`, legend: "{{pod}}" }],
      width: 12,
      unit: "s",
      steps: watch.limits("CNPGReplicationLagHigh", "CNPGReplicationLagCritical"),
    }),
    showLines({
      title: "WAL that each standby has to replay",
      description: watch.describe(
        "As the primary sees it, for each connection. Rising on one standby: its disk or a long query there. On all: the primary writes more than the network carries.",
        "CNPGReplayBacklogHigh",
      ),
      queries: [
        {
          expr: `max by (application_name) (cnpg_pg_stat_replication_replay_diff_bytes${series})`,
          legend: "{{application_name}}",
        },
      ],
      width: 12,
      unit: "bytes",
      steps: watch.limits("CNPGReplayBacklogHigh"),
    }),
    showConnections(catalog, watch),
    showStandbys(catalog, watch),
    showStates({
      title: "Replication slots in use",
      description: watch.describe(
        "A slot that nobody reads from keeps WAL until the disk is full. Drop it if its reader does not come back.",
        "CNPGReplicationSlotInactive",
      ),
      queries: [
        {
          expr: `max by (slot_name) (cnpg_pg_replication_slots_active${selectPrimary(catalog)})`,
          legend: "{{slot_name}}",
        },
      ],
      width: 12,
      values: { 0: { text: "idle", color: "orange" }, 1: { text: "in use", color: "green" } },
    }),
    showLines({
      title: "WAL kept by slots",
      description: watch.describe(
        "What the primary may not remove because a slot still needs it.",
        "CNPGReplicationSlotRetainsWAL",
      ),
      queries: [
        {
          expr: largest(`max by (slot_name) (cnpg_pg_replication_slots_pg_wal_lsn_diff${selectPrimary(catalog)})`),
          legend: "{{slot_name}}",
        },
      ],
      width: 12,
      unit: "bytes",
    }),
  ];
}

function showConnections(catalog: Catalog, watch: Watch): PanelDraft {
  // A designated primary may follow an archive instead of a connection.
  const series = catalog.cluster.replicaOf === undefined ? selectCluster(catalog) : selectStandbys(catalog);
  const standby = `cnpg_pg_replication_in_recovery${series} == 1`;
  return showStates({
    title: "Standbys connected",
    description: watch.describe(
      "Whether each standby receives WAL. One that does not for long needs WAL from the archive, or is to be made anew.",
      "CNPGStandbyDisconnected",
    ),
    queries: [
      { expr: `max ${BY_POD} (cnpg_pg_replication_is_wal_receiver_up${series} and ${standby})`, legend: "{{pod}}" },
    ],
    width: 12,
    values: { 0: { text: "disconnected", color: "red" }, 1: { text: "streaming", color: "green" } },
  });
}

/** How many commits can wait for. `observed` is what PostgreSQL is set to, not who answers; only the primary has it. */
function showStandbys(catalog: Catalog, watch: Watch): PanelDraft {
  const streaming = {
    expr: `max(cnpg_pg_replication_streaming_replicas${selectPrimary(catalog)})`,
    legend: "streaming from the primary",
  };
  const count = (value: string) =>
    `max(cnpg_collector_sync_replicas${selectPrimary(catalog, matchLabel("value", "=", value))})`;
  const synchronous = [
    { expr: count("expected"), legend: "synchronous, expected" },
    { expr: count("observed"), legend: "synchronous, as PostgreSQL is set" },
  ];
  const wanted = valueOf(catalog.cluster.instances) - 1;
  return showLines({
    title: "Standbys that stream, and synchronous ones",
    description: watch.describe(
      `${wanted} should stream. Commits wait for the synchronous ones: with fewer streaming than that, writes hang or are no longer safe on two disks.`,
      "CNPGSyncStandbysBelowExpected",
      "CNPGClusterReplicasBelowTarget",
    ),
    queries: isSynchronous(catalog) ? [streaming, ...synchronous] : [streaming],
    width: 12,
    unit: "none",
  });
}

function isSynchronous({ cluster: { replication } }: Catalog): boolean {
  if (replication.style === "legacy") return valueOf(replication.maxSyncReplicas) > 0;
  return replication.style === "synchronous";
}
