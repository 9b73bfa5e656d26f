import type { Catalog } from "@tenantry/tenant-model";
import { gauge, grow, type Labels, NOW, type Series } from "./series.ts";

const DAY = 86_400;

/**
 * What the exporter of one instance says (CNPG v1.27.0, config/manager/default-monitoring.yaml and
 * pkg/management/postgres/webserver/metricserver/pg_collector.go).
 */
export function listInstanceSeries(catalog: Catalog, labels: Labels, pods: readonly string[]): Series[] {
  const primary = labels["cnpg_io_instanceRole"] === "primary";
  const { replicaOf } = catalog.cluster;
  return [
    gauge("up", 1, labels),
    gauge("cnpg_collector_last_collection_error", 0, labels),
    gauge("cnpg_collector_fencing_on", 0, labels),
    gauge("cnpg_collector_manual_switchover_required", 0, labels),
    gauge("cnpg_collector_nodes_used", pods.length, labels),
    gauge("cnpg_collector_pg_wal", 5e8, labels, { value: "size" }),
    gauge("cnpg_collector_pg_wal", 30, labels, { value: "count" }),
    gauge("cnpg_collector_pg_wal_archive_status", 0, labels, { value: "ready" }),
    gauge("cnpg_collector_pg_wal_archive_status", 30, labels, { value: "done" }),
    gauge("cnpg_collector_sync_replicas", 1, labels, { value: "expected" }),
    gauge("cnpg_pg_postmaster_start_time", NOW - DAY, labels),
    gauge("cnpg_pg_replication_in_recovery", primary && replicaOf === undefined ? 0 : 1, labels),
    gauge("cnpg_pg_replication_is_wal_receiver_up", primary && replicaOf?.connection === undefined ? 0 : 1, labels),
    gauge("cnpg_pg_replication_lag", primary ? 0 : 2, labels),
    gauge("cnpg_pg_replication_streaming_replicas", primary ? pods.length - 1 : 0, labels),
    gauge("cnpg_pg_settings_setting", 300, labels, { name: "max_connections" }),
    gauge("cnpg_pg_settings_setting", 3, labels, { name: "superuser_reserved_connections" }),
    gauge("cnpg_backends_waiting_total", 0, labels),
    gauge("cnpg_errors_total", 1, labels, { errorUserQueries: "some_query on db app: it failed" }),
    ...listBackupSeries(catalog, labels, primary),
    ...(primary ? listStandbySeries(catalog, labels, pods.slice(1)) : []),
    ...(primary && replicaOf === undefined ? listSubscriptionSeries(catalog, labels) : []),
  ];
}

/** The collector says 0 of what the plugin does, and of everything on an instance that has a standby.signal. */
function listBackupSeries({ backup, cluster }: Catalog, labels: Labels, primary: boolean): Series[] {
  const { method } = backup;
  const archives = method === "plugin" || method === "barmanObjectStore";
  const collects = primary && cluster.replicaOf === undefined && method !== "plugin" && method !== "none";
  const archiver = [
    gauge("cnpg_pg_stat_archiver_seconds_since_last_archival", 120, labels),
    grow("cnpg_pg_stat_archiver_archived_count", 900, labels),
    grow("cnpg_pg_stat_archiver_failed_count", 3, labels),
  ];
  const say = (prefix: string, time: number) => [
    gauge(`${prefix}_first_recoverability_point`, time, labels),
    gauge(`${prefix}_last_available_backup_timestamp`, time, labels),
    gauge(`${prefix}_last_failed_backup_timestamp`, 0, labels),
  ];
  return [
    ...say("cnpg_collector", collects ? NOW - DAY / 2 : 0),
    ...(method === "plugin" ? say("barman_cloud_cloudnative_pg_io", NOW - DAY) : []),
    ...(archives && primary ? archiver : []),
  ];
}

/** Only an instance that accepts writes tells of its clients, and of what its commits wait for. */
function listStandbySeries({ cluster }: Catalog, labels: Labels, standbys: readonly string[]): Series[] {
  const session = { usename: "streaming_replica", client_addr: "10.0.1.1", client_port: "1" };
  const slots = standbys.flatMap((standby) => {
    const slot = { slot_name: `_cnpg_${standby.replaceAll("-", "_")}`, slot_type: "physical", database: "" };
    return [
      gauge("cnpg_pg_replication_slots_active", 1, labels, slot),
      gauge("cnpg_pg_replication_slots_pg_wal_lsn_diff", 4096, labels, slot),
    ];
  });
  if (cluster.replicaOf !== undefined) return slots;
  const sessions = standbys.map((application_name) =>
    gauge("cnpg_pg_stat_replication_replay_diff_bytes", 4096, labels, { ...session, application_name }),
  );
  return [...slots, ...sessions, gauge("cnpg_collector_sync_replicas", 1, labels, { value: "observed" })];
}

function listSubscriptionSeries({ monitoring, tenants }: Catalog, labels: Labels): Series[] {
  if (!monitoring.logicalReplication) return [];
  return tenants.flatMap(({ databases }) =>
    databases.flatMap(({ name: datname }) => {
      const subscription = { ...labels, datname, subname: "from_elsewhere" };
      return [
        gauge("cnpg_pg_stat_subscription_enabled", 1, subscription),
        gauge("cnpg_pg_stat_subscription_receiving", 1, subscription),
        gauge("cnpg_pg_stat_subscription_caught_up_time", NOW - 5, subscription),
        grow("cnpg_pg_stat_subscription_apply_error_count", 100, subscription),
        grow("cnpg_pg_stat_subscription_sync_error_count", 100, subscription),
      ];
    }),
  );
}
