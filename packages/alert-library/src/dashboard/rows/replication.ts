import { type Catalog, valueOf } from "@tenantry/tenant-model";
import { matchStreaming } from "../../alert-groups/replication.ts";
import { matchStandbys, selectAnswers, selectReceivers } from "../../instance-series.ts";
import { matchLabel, selectCluster } from "../../scrape-labels.ts";
import type { PanelDraft } from "../panel.ts";
import { showLines } from "../panels/lines.ts";
import { showStates } from "../panels/states.ts";
import { BY_POD, selectPrimary } from "../series.ts";
import type { Watch } from "../watch.ts";
import { showSlots } from "./slots.ts";

/** Whether the standbys could take over, and what waits for them. Metrics: CNPG v1.27.0, default-monitoring.yaml. */
export function buildReplicationRow(catalog: Catalog, watch: Watch): readonly PanelDraft[] {
  const { instances, replicaOf } = catalog.cluster;
  const alone = valueOf(instances) === 1;
  if (alone && replicaOf === undefined) return [];
  return [
    ...showFollowers(catalog, watch),
    // Only a primary that accepts writes tells of its clients.
    ...(replicaOf === undefined ? [showBacklog(catalog, watch)] : []),
    ...(alone ? [] : [showStandbys(catalog, watch)]),
    ...showSlots(catalog, watch),
  ];
}

/** Each standby as it sees itself; in a replica cluster the designated primary, where it streams, is one too. */
function showFollowers(catalog: Catalog, watch: Watch): readonly PanelDraft[] {
  const matchers = matchStreaming(catalog);
  const standby = `${selectAnswers(catalog, ...matchers)} == 1`;
  const lag = `cnpg_pg_replication_lag${selectCluster(catalog, ...matchers)}`;
  // One that follows an archive alone, and has nobody behind it, has no connection to show.
  if (matchers.length > 0 && valueOf(catalog.cluster.instances) === 1) return [];
  return [
    showLines({
      title: "Replication lag of each standby",
      description: watch.describe(
        "How old the newest transaction is that it has replayed. A standby that lost its connection shows 0: see the panel on connections.",
        "CNPGReplicationLagHigh",
        "CNPGReplicationLagCritical",
      ),
      queries: [{ expr: `max ${BY_POD} (${lag} and ${standby})`, legend: "{{pod}}" }],
      width: 12,
      unit: "s",
      steps: watch.limits("CNPGReplicationLagHigh", "CNPGReplicationLagCritical"),
    }),
    showStates({
      title: "Standbys connected",
      description: watch.describe(
        "Whether each standby receives WAL. One that does not for long needs WAL from the archive, or is to be made anew.",
        "CNPGStandbyDisconnected",
      ),
      queries: [{ expr: `max ${BY_POD} (${selectReceivers(catalog)} and ${standby})`, legend: "{{pod}}" }],
      width: 12,
      values: { 0: { text: "disconnected", color: "red" }, 1: { text: "streaming", color: "green" } },
    }),
  ];
}

function showBacklog(catalog: Catalog, watch: Watch): PanelDraft {
  const backlog = `cnpg_pg_stat_replication_replay_diff_bytes${selectCluster(catalog, matchStandbys(catalog))}`;
  return showLines({
    title: "WAL that each standby has to replay",
    description: watch.describe(
      "As the primary sees it. Rising on one standby: its disk, or a long query there. On all: the primary writes more than the network carries.",
      "CNPGReplayBacklogHigh",
    ),
    queries: [{ expr: `max by (application_name) (${backlog})`, legend: "{{application_name}}" }],
    width: 12,
    unit: "bytes",
    steps: watch.limits("CNPGReplayBacklogHigh"),
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
  return showLines({
    title: "Standbys that stream, and synchronous ones",
    description: watch.describe(
      `${valueOf(catalog.cluster.instances) - 1} should stream. With fewer streaming than commits wait for, writes hang, or are no longer safe on two disks.`,
      "CNPGSyncStandbysBelowExpected",
      "CNPGClusterReplicasBelowTarget",
      "CNPGClusterWithoutStandby",
    ),
    queries: isSynchronous(catalog) ? [streaming, ...synchronous] : [streaming],
    width: 12,
    unit: "none",
  });
}

/** A replica cluster commits nothing itself. */
function isSynchronous({ cluster: { replicaOf, replication } }: Catalog): boolean {
  if (replicaOf !== undefined) return false;
  if (replication.style === "legacy") return valueOf(replication.maxSyncReplicas) > 0;
  return replication.style === "synchronous";
}
