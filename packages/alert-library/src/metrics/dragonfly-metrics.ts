import type { MetricFamily } from "./metric.ts";

/** On the admin port, which operators' scrapes call `admin`; without its histograms and what only tiering has. */
const DRAGONFLY = {
  prefix: "dragonfly_",
  exporter: "dragonfly",
  source: "dragonfly v1.39.0, src/server/server_family.cc, PrintPrometheusMetrics",
} as const;

/** What Dragonfly says of itself, as far as alerts look at it and people may want to: kept by hand. */
export const dragonflyMetrics: readonly MetricFamily[] = [
  {
    names:
      "master max_clients blocked_clients memory_used_bytes memory_used_peak_bytes memory_max_bytes used_memory_rss_bytes pipeline_queue_length fibers_count tx_queue_len",
    type: "gauge",
    labels: [],
    ...DRAGONFLY,
  },
  { names: "version", type: "gauge", labels: ["version"], ...DRAGONFLY },
  {
    names:
      "uptime_in_seconds connections_received_total keyspace_mutations_total net_input_bytes_total net_output_bytes_total script_error_total",
    type: "counter",
    labels: [],
    ...DRAGONFLY,
  },
  {
    names: "connected_clients",
    type: "gauge",
    labels: ["listener"],
    values: { listener: ["main", "other"] },
    ...DRAGONFLY,
  },
  {
    names: "commands_processed_total",
    type: "counter",
    labels: ["listener"],
    values: { listener: ["main", "other"] },
    ...DRAGONFLY,
  },
  { names: "oom_errors_total", type: "counter", labels: ["type"], values: { type: ["insert", "cmd"] }, ...DRAGONFLY },
  // Once for all databases, and once for each of them.
  {
    names: "keyspace_hits_total keyspace_misses_total",
    type: "counter",
    labels: ["db"],
    optional: ["db"],
    ...DRAGONFLY,
  },
  { names: "expired_keys_total evicted_keys_total", type: "counter", labels: ["db"], ...DRAGONFLY },
  { names: "db_keys db_keys_expiring db_capacity", type: "gauge", labels: ["db"], ...DRAGONFLY },
  { names: "commands_total commands_duration_seconds", type: "counter", labels: ["cmd"], ...DRAGONFLY },
  {
    names: "backups_total failed_backups_total restores_total failed_restores_total",
    type: "counter",
    labels: [],
    notes: "backups_total counts every attempt, the failed ones too",
    ...DRAGONFLY,
  },
  // Of a replica.
  {
    names: "master_link_status master_last_io_seconds_ago master_sync_in_progress slave_repl_offset",
    type: "gauge",
    labels: [],
    ...DRAGONFLY,
  },
  { names: "replica_reconnect_count", type: "counter", labels: [], ...DRAGONFLY },
  // Of the master.
  {
    names: "connected_replica_lag_records",
    type: "gauge",
    labels: ["replica_ip", "replica_port", "replica_state"],
    ...DRAGONFLY,
  },
];
