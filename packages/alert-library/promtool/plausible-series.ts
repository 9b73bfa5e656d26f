import { type Catalog, listPoolers, valueOf } from "@tenantry/tenant-model";

/** Time of the newest sample, in seconds; all lie within the ten minutes before. */
export const NOW = 1_700_000_000;
const SCRAPES = 20;
const INTERVAL = 30;
const DAY = 86_400;

type Labels = Readonly<Record<string, string>>;

/** One series: a gauge stays at `value`, a counter ends there. */
export interface Series {
  readonly name: string;
  readonly labels: Labels;
  readonly value: number;
  readonly grows?: true;
}

/**
 * What the exporters of a healthy cluster of this catalog say, with the labels that our scrapes give (CNPG v1.27.0,
 * config/manager/default-monitoring.yaml, pkg/management/postgres/webserver/metricserver/pg_collector.go,
 * pkg/management/pgbouncer/metricsserver). Written apart from the dashboard, which is held against it.
 */
export function listPlausibleSeries(catalog: Catalog): Series[] {
  const { cluster, monitoring } = catalog;
  const common = { namespace: cluster.namespace, ...monitoring.matchLabels };
  const own = { ...common, cnpg_io_cluster: cluster.name };
  const pods = Array.from({ length: valueOf(cluster.instances) }, (_, index) => `${cluster.name}-${index + 1}`);
  const poolers = listPoolers(catalog).flatMap(({ pooler, tenants }) =>
    Array.from({ length: valueOf(pooler.instances) }, (_, index) => {
      const labels = {
        ...own,
        cnpg_io_poolerName: pooler.name,
        pod: `${pooler.name}-${index}`,
        container: "pgbouncer",
      };
      const pools = tenants.flatMap(({ role, databases }) => databases.map(({ name }) => [name, role.name] as const));
      return listPoolerSeries(labels, pools);
    }).flat(),
  );
  const claims = pods.flatMap((pod) => [
    pod,
    ...(cluster.walStorage ? [`${pod}-wal`] : []),
    ...cluster.tablespaces.map(({ name }) => `${pod}-tbs-${name}`),
  ]);
  const firing = { ...own, alertstate: "firing", alertname: "CNPGExample", severity: "warning", tenant: "x", pod: "y" };
  return [
    ...pods.flatMap((pod, index) => {
      const role = index === 0 ? "primary" : "replica";
      const labels = {
        ...own,
        cnpg_io_instanceRole: role,
        pod,
        container: "postgres",
        instance: `10.0.0.${index}:9187`,
      };
      return [...listInstanceSeries(catalog, labels, pods), ...listTenantSeries(catalog, labels)];
    }),
    ...poolers,
    ...claims.flatMap((persistentvolumeclaim) => [
      { name: "kubelet_volume_stats_available_bytes", labels: { ...common, persistentvolumeclaim }, value: 4e9 },
      { name: "kubelet_volume_stats_capacity_bytes", labels: { ...common, persistentvolumeclaim }, value: 1e10 },
    ]),
    {
      name: "ALERTS",
      labels: listPoolers(catalog).length > 0 ? { ...firing, cnpg_io_poolerName: "z" } : firing,
      value: 1,
    },
  ];
}

function listInstanceSeries(catalog: Catalog, labels: Labels, pods: readonly string[]): Series[] {
  const primary = labels["cnpg_io_instanceRole"] === "primary";
  const gauge = (name: string, value: number, more: Labels = {}) => ({ name, labels: { ...labels, ...more }, value });
  const counter = (name: string, value: number, more: Labels = {}) => ({
    ...gauge(name, value, more),
    grows: true as const,
  });
  const standbys = pods.slice(1);
  const { method } = catalog.backup;
  const collector = primary && method !== "plugin" && method !== "none" ? NOW - DAY / 2 : 0;
  const archiver =
    method === "plugin" || method === "barmanObjectStore"
      ? [
          gauge("cnpg_pg_stat_archiver_seconds_since_last_archival", 120),
          counter("cnpg_pg_stat_archiver_archived_count", 900),
          counter("cnpg_pg_stat_archiver_failed_count", 3),
        ]
      : [];
  const plugin = ["first_recoverability_point", "last_available_backup_timestamp", "last_failed_backup_timestamp"];
  return [
    gauge("up", 1),
    gauge("cnpg_collector_last_collection_error", 0),
    gauge("cnpg_collector_fencing_on", 0),
    gauge("cnpg_collector_manual_switchover_required", 0),
    gauge("cnpg_collector_nodes_used", pods.length),
    gauge("cnpg_collector_pg_wal", 5e8, { value: "size" }),
    gauge("cnpg_collector_pg_wal", 30, { value: "count" }),
    gauge("cnpg_collector_pg_wal_archive_status", 0, { value: "ready" }),
    gauge("cnpg_collector_pg_wal_archive_status", 30, { value: "done" }),
    gauge("cnpg_collector_sync_replicas", 1, { value: "expected" }),
    gauge("cnpg_collector_first_recoverability_point", collector),
    gauge("cnpg_collector_last_available_backup_timestamp", collector),
    gauge("cnpg_collector_last_failed_backup_timestamp", 0),
    ...(method === "plugin"
      ? plugin.map((name) => gauge(`barman_cloud_cloudnative_pg_io_${name}`, name.includes("failed") ? 0 : NOW - DAY))
      : []),
    gauge("cnpg_pg_postmaster_start_time", NOW - DAY),
    gauge("cnpg_pg_replication_in_recovery", primary && catalog.cluster.replicaOf === undefined ? 0 : 1),
    gauge("cnpg_pg_replication_is_wal_receiver_up", primary ? 0 : 1),
    gauge("cnpg_pg_replication_lag", primary ? 0 : 2),
    gauge("cnpg_pg_replication_streaming_replicas", primary ? standbys.length : 0),
    gauge("cnpg_pg_settings_setting", 300, { name: "max_connections" }),
    gauge("cnpg_backends_waiting_total", 0),
    gauge("cnpg_errors_total", 1, { errorUserQueries: "some_query on db app: it failed" }),
    ...(primary ? archiver : []),
    ...(primary ? [gauge("cnpg_collector_sync_replicas", 1, { value: "observed" })] : []),
    ...(primary ? standbys : []).flatMap((standby) => {
      const session = {
        usename: "streaming_replica",
        application_name: standby,
        client_addr: "10.0.1.1",
        client_port: "1",
      };
      const slot = { slot_name: `_cnpg_${standby.replaceAll("-", "_")}`, slot_type: "physical", database: "" };
      return [
        gauge("cnpg_pg_stat_replication_replay_diff_bytes", 4096, session),
        gauge("cnpg_pg_replication_slots_active", 1, slot),
        gauge("cnpg_pg_replication_slots_pg_wal_lsn_diff", 4096, slot),
      ];
    }),
  ];
}

function listTenantSeries({ tenants }: Catalog, labels: Labels): Series[] {
  return tenants.flatMap(({ roles, databases }) => [
    ...roles.flatMap(({ name: rolname, login, connectionLimit }) => {
      if (!login) return [];
      const session = { datname: "postgres", usename: rolname, application_name: "", state: "active" };
      return [
        { name: "cnpg_role_connections_used", labels: { ...labels, rolname }, value: 3 },
        { name: "cnpg_role_connections_connection_limit", labels: { ...labels, rolname }, value: connectionLimit },
        { name: "cnpg_backends_total", labels: { ...labels, ...session }, value: 3 },
        { name: "cnpg_backends_max_tx_duration_seconds", labels: { ...labels, ...session }, value: 1 },
      ];
    }),
    ...databases.flatMap(({ name: datname }) => [
      ...["size_bytes", "xid_age", "mxid_age"].map((column) => {
        return { name: `cnpg_pg_database_${column}`, labels: { ...labels, datname }, value: 1e9 };
      }),
      ...["xact_commit", "xact_rollback", "deadlocks", "temp_bytes"].map((column) => {
        return {
          name: `cnpg_pg_stat_database_${column}`,
          labels: { ...labels, datname },
          value: 1e6,
          grows: true as const,
        };
      }),
    ]),
  ]);
}

function listPoolerSeries(labels: Labels, pools: readonly (readonly [database: string, user: string])[]): Series[] {
  const columns = [
    "cl_active",
    "cl_waiting",
    "maxwait",
    "maxwait_us",
    "sv_active",
    "sv_idle",
    "sv_used",
    "sv_tested",
    "sv_login",
  ];
  return [
    { name: "up", labels, value: 1 },
    { name: "cnpg_pgbouncer_last_collection_error", labels, value: 0 },
    { name: "cnpg_pgbouncer_lists_pools", labels, value: pools.length + 1 },
    { name: "cnpg_pgbouncer_lists_used_clients", labels, value: 20 },
    ...[...pools, ["pgbouncer", "pgbouncer"] as const].flatMap(([database, user]) => [
      ...columns.map((column) => ({
        name: `cnpg_pgbouncer_pools_${column}`,
        labels: { ...labels, database, user },
        value: 1,
      })),
      {
        name: "cnpg_pgbouncer_stats_total_query_count",
        labels: { ...labels, database },
        value: 1e6,
        grows: true as const,
      },
    ]),
  ];
}

/** The series as `promtool tsdb create-blocks-from openmetrics` reads them. */
export function printOpenMetrics(series: readonly Series[]): string {
  const lines: string[] = [];
  for (const { name, labels, value, grows } of [...series].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const pairs = Object.entries(labels).map(([label, text]) => `${label}=${JSON.stringify(text)}`);
    for (let scrape = SCRAPES - 1; scrape >= 0; scrape -= 1) {
      lines.push(`${name}{${pairs.join(",")}} ${grows ? value - scrape : value} ${NOW - scrape * INTERVAL}`);
    }
  }
  return `${lines.join("\n")}\n# EOF\n`;
}
