import type { Cluster } from "@tenantry/crd-schemas";
import { EXPORTER_ROLE, type OperatorLine, POOLER_ROLE, REPLICA_ROLE } from "./operator-version.ts";

type Postgresql = NonNullable<Cluster["spec"]["postgresql"]>;

/** Where an instance stands on this machine: what a pod gives it by fixed paths and ports. */
export interface InstancePlace {
  readonly folder: string;
  readonly port: number;
  /** Holds server.crt, server.key and ca.crt. */
  readonly certificates: string;
  /** Of the operating system, which runs the instance. */
  readonly user: string;
}

/**
 * The operator's own defaults, as far as they bear on connections or on values of ours
 * (cloudnative-pg v1.27.0 and v1.30.0, pkg/postgres/configuration.go, CnpgConfigurationSettings).
 */
const OPERATOR_DEFAULTS: Readonly<Record<string, string>> = {
  archive_timeout: "5min",
  full_page_writes: "on",
  max_parallel_workers: "32",
  max_replication_slots: "32",
  max_worker_processes: "32",
  ssl_max_protocol_version: "TLSv1.3",
  ssl_min_protocol_version: "TLSv1.3",
  wal_keep_size: "512MB",
  wal_level: "logical",
  wal_log_hints: "on",
  wal_receiver_timeout: "5s",
  wal_sender_timeout: "5s",
};

/** Libraries that the operator preloads as soon as a parameter of theirs is set (the same file, ManagedExtensions). */
const MANAGED_LIBRARIES = ["auto_explain", "pg_stat_statements", "pgaudit", "pg_failover_slots"];

/** postgresql.conf as the operator would write it, with paths and ports of this machine. */
export function buildPostgresqlConf(
  { spec }: Cluster,
  { folder, port, certificates }: InstancePlace,
  own: Readonly<Record<string, string>> = {},
): string {
  const { parameters = {}, shared_preload_libraries: preloaded = [] } = spec.postgresql ?? {};
  const managed = MANAGED_LIBRARIES.filter((library) =>
    Object.keys(parameters).some((name) => name.startsWith(`${library}.`)),
  );
  return print({
    ...OPERATOR_DEFAULTS,
    ...parameters,
    shared_preload_libraries: [...preloaded, ...managed].join(","),
    hot_standby: "true",
    ssl: "on",
    ssl_ca_file: `${certificates}/ca.crt`,
    ssl_cert_file: `${certificates}/server.crt`,
    ssl_key_file: `${certificates}/server.key`,
    unix_socket_directories: folder,
    // Of this machine: loopback alone, and nothing that has to outlive the test.
    listen_addresses: "127.0.0.1",
    port: String(port),
    fsync: "off",
    ...own,
  });
}

function print(parameters: Readonly<Record<string, string>>): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'\n`)
    .join("");
}

/** pg_hba.conf: our lines between the operator's (the same file, hbaTemplateString). */
export function buildHba(postgresql: Postgresql | undefined, line: OperatorLine): string {
  const exporter = `local all ${EXPORTER_ROLE} peer map=${EXPORTER_ROLE}`;
  return [
    ...(line === "1.27.0" ? [] : [exporter]),
    "local all all peer map=local",
    `hostssl postgres ${REPLICA_ROLE} all cert map=${REPLICA_ROLE}`,
    `hostssl replication ${REPLICA_ROLE} all cert map=${REPLICA_ROLE}`,
    `hostssl all ${POOLER_ROLE} all cert map=${POOLER_ROLE}`,
    ...(postgresql?.pg_hba ?? []),
    "host all all all scram-sha-256",
    "",
  ].join("\n");
}

/** pg_ident.conf, which the operator's lines lean on (the same file, identTemplateString). */
export function buildIdent(user: string, line: OperatorLine): string {
  return [
    `local ${user} postgres`,
    ...[REPLICA_ROLE, POOLER_ROLE].map((role) => `${role} ${role} ${role}`),
    ...(line === "1.27.0" ? [] : [`${EXPORTER_ROLE} ${user} ${EXPORTER_ROLE}`]),
    "",
  ].join("\n");
}
