/**
 * PostgreSQL parameters that belong to the operator (cloudnative-pg v1.27.0 to v1.30.0, pkg/postgres/configuration.go,
 * FixedConfigurationParameters; one list in all of them), by where their subject is configured instead.
 */
const BY_PLACE: readonly (readonly [place: string, names: string])[] = [
  ["`spec.plugins` or `spec.backup` configure archiving", "archive_cleanup_command archive_command"],
  ["`spec.certificates` names own certificates", "ssl_ca_file ssl_cert_file ssl_crl_file ssl_key_file"],
  ["TLS is always on, and `spec.certificates` names own certificates", "ssl"],
  ["`spec.postgresql.shared_preload_libraries` is a list of its own", "shared_preload_libraries"],
  ["`spec.postgresql.synchronous` configures synchronous replication", "synchronous_standby_names"],
  [
    "`spec.replicationSlots.highAvailability.synchronizeLogicalDecoding` configures it",
    "pg_failover_slots.primary_dsn pg_failover_slots.standby_slot_names synchronized_standby_slots",
  ],
  ["`spec.tablespaces[].temporary` marks the tablespaces", "temp_tablespaces"],
  ["`spec.replica.minApplyDelay` configures it", "recovery_min_apply_delay"],
  [
    "`spec.bootstrap.recovery` configures recovery",
    "recovery_end_command recovery_target recovery_target_action recovery_target_inclusive recovery_target_lsn recovery_target_name recovery_target_time recovery_target_timeline recovery_target_xid restore_command",
  ],
  ["`spec.postgresql.pg_hba` and `pg_ident` hold the lines", "hba_file ident_file"],
  [
    "logs go to the container's output as JSON",
    "event_source log_destination log_directory log_file_mode log_filename log_rotation_age log_rotation_size log_truncate_on_rotation logging_collector syslog_facility syslog_ident syslog_sequence_numbers syslog_split_messages",
  ],
  [
    "",
    "allow_system_table_mods bonjour bonjour_name cluster_name config_file data_directory data_sync_retry external_pid_file hot_standby jit_provider listen_addresses port primary_conninfo primary_slot_name promote_trigger_file restart_after_crash ssl_dh_params_file ssl_ecdh_curve ssl_passphrase_command ssl_passphrase_command_supports_reload ssl_prefer_server_ciphers stats_temp_directory unix_socket_directories unix_socket_group unix_socket_permissions",
  ],
];

/** Name of the parameter to where its subject is configured; empty where nowhere. */
export const FIXED_PARAMETERS: ReadonlyMap<string, string> = new Map(
  BY_PLACE.flatMap(([place, names]) => names.split(" ").map((name) => [name, place])),
);

/** The operator's own defaults of some of them: written out, they are accepted (same file, CnpgConfigurationSettings). */
export const FIXED_DEFAULTS: ReadonlyMap<string, string> = new Map([
  ["log_destination", "csvlog"],
  ["log_directory", "/controller/log"],
  ["log_filename", "postgres"],
  ["log_rotation_age", "0"],
  ["log_rotation_size", "0"],
  ["log_truncate_on_rotation", "false"],
  ["logging_collector", "on"],
]);
