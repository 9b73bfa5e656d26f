import { type Catalog, valueOf } from "@tenantry/tenant-model";
import { type Alert, defineAlert } from "../alert.ts";
import {
  BY_POD,
  IS_NO_PRIMARY,
  IS_PRIMARY,
  matchStandbys,
  selectAnswers,
  selectReceivers,
} from "../instance-series.ts";
import { CLUSTER_LABEL, matchLabel, selectCluster } from "../scrape-labels.ts";
import { limitSlotWAL } from "../slot-wal-limit.ts";
import { watchSyncStandbys } from "../sync-standbys.ts";

/** A standby that has just started is catching up, e.g. after its node was replaced: no reason to wake anybody. */
const CATCH_UP_SECONDS = 15 * 60;

/** Metrics: CNPG v1.27.0 to v1.30.0, config/manager/default-monitoring.yaml. */
export function buildReplicationAlerts(catalog: Catalog): readonly Alert[] {
  const { instances, replicaOf } = catalog.cluster;
  if (valueOf(instances) === 1 && replicaOf === undefined) return [];
  return [
    ...watchLag(catalog),
    ...watchConnections(catalog),
    ...watchBacklog(catalog),
    ...watchSyncStandbys(catalog),
    ...watchSlots(catalog),
  ];
}

/**
 * Instances that stream from another one. A designated primary that only replays an archive has no connection, and its lag
 * is the time since the last segment was archived.
 */
export function matchStreaming({ cluster }: Catalog): readonly string[] {
  return cluster.replicaOf !== undefined && cluster.replicaOf.connection === undefined ? [IS_NO_PRIMARY] : [];
}

function watchLag(catalog: Catalog): readonly Alert[] {
  const lag = `max ${BY_POD} (cnpg_pg_replication_lag${selectCluster(catalog, ...matchStreaming(catalog))})`;
  const age = `time() - cnpg_pg_postmaster_start_time${selectCluster(catalog)}`;
  const description =
    "{{ $labels.pod }} shows data that is {{ $value | humanizeDuration }} old, and would have to catch up before it takes over.";
  return [
    ...defineAlert(catalog, "CNPGReplicationLagHigh", (seconds) => ({
      expr: `${lag} > ${seconds}`,
      summary: "CNPG replication lag high on {{ $labels.pod }}",
      description,
    })),
    ...defineAlert(catalog, "CNPGReplicationLagCritical", (seconds) => ({
      expr: `${lag} > ${seconds}\nunless on (namespace, pod) (${age} < ${CATCH_UP_SECONDS})`,
      summary: "CNPG replication lag critical on {{ $labels.pod }}",
      description,
    })),
  ];
}

/** A standby that has lost its connection has replayed all that it has, and so shows no lag. */
function watchConnections(catalog: Catalog): readonly Alert[] {
  const recovering = `${selectAnswers(catalog, ...matchStreaming(catalog))} == 1`;
  return defineAlert(catalog, "CNPGStandbyDisconnected", () => ({
    expr: `max ${BY_POD} (${recovering} and ${selectReceivers(catalog)} == 0)`,
    summary: "CNPG standby {{ $labels.pod }} is disconnected",
    description: "{{ $labels.pod }} receives no WAL by streaming: it falls behind while its lag may show 0.",
  }));
}

/** Only a primary that accepts writes tells of its clients, so a replica cluster has no such series. */
function watchBacklog(catalog: Catalog): readonly Alert[] {
  if (catalog.cluster.replicaOf !== undefined) return [];
  const backlog = `cnpg_pg_stat_replication_replay_diff_bytes${selectCluster(catalog, matchStandbys(catalog))}`;
  return defineAlert(catalog, "CNPGReplayBacklogHigh", (bytes) => ({
    expr: `max by (namespace, ${CLUSTER_LABEL}, application_name) (${backlog}) > ${bytes}`,
    summary: "CNPG standby {{ $labels.application_name }} has a replay backlog",
    description: "{{ $labels.application_name }} has {{ $value | humanize1024 }}B of WAL still to replay.",
  }));
}

function watchSlots(catalog: Catalog): readonly Alert[] {
  // Copies of a slot on standbys are never active. Slots of the cluster's own standbys, which the operator makes and drops,
  // are inactive while these are down or being made anew: other alerts tell of that.
  const others = matchLabel("slot_name", "!~", "_cnpg_.*");
  const active = `cnpg_pg_replication_slots_active${selectCluster(catalog, IS_PRIMARY, others)}`;
  // On all instances: a copy that is not moved on fills the volume of a standby.
  const kept = `cnpg_pg_replication_slots_pg_wal_lsn_diff${selectCluster(catalog)}`;
  const limit = limitSlotWAL(catalog);
  return [
    ...defineAlert(catalog, "CNPGReplicationSlotInactive", () => ({
      expr: `max by (namespace, ${CLUSTER_LABEL}, slot_name, slot_type, database) (${active}) == 0`,
      summary: "CNPG replication slot {{ $labels.slot_name }} is inactive",
      description:
        "Nobody reads from the {{ $labels.slot_type }} replication slot {{ $labels.slot_name }}, so WAL piles up for it.",
    })),
    ...defineAlert(catalog, "CNPGReplicationSlotRetainsWAL", (share) => ({
      expr: `max by (namespace, ${CLUSTER_LABEL}, slot_name) (${kept}) / ${limit.bytes} > ${share}`,
      summary: "CNPG replication slot {{ $labels.slot_name }} retains WAL",
      description: `Replication slot {{ $labels.slot_name }} holds back WAL that makes up {{ $value | humanizePercentage }} of ${limit.name}.`,
    })),
  ];
}
