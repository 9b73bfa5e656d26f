import type { Pooler } from "@tenantry/crd-schemas";
import { type OperatorLine, POOLER_ROLE } from "./operator-version.ts";

/** Where a pod of a pooler stands on this machine. */
export interface PodPlace {
  readonly folder: string;
  readonly port: number;
  /** Holds server.crt and server.key for clients, ca.crt, and the key pair of the role that looks passwords up. */
  readonly certificates: string;
  /** The loopback when left out. */
  readonly instanceHost?: string;
  /** Of the instance that the Service of the pooler's type leads to. */
  readonly instancePort: number;
}

/** The operator sets these unless the Pooler does (pkg/management/pgbouncer/config/config.go, v1.27.0 and v1.30.0). */
const DEFAULTS: Readonly<Record<string, string>> = { log_stats: "0" };
const ALWAYS_IGNORED = "extra_float_digits,options";
/** Fixed at 1.27.0, defaults from 1.27.1 on. We never set them: `isolation` owns who may connect. */
const AUTHENTICATION = { auth_type: "hba", client_tls_sslmode: "prefer", server_tls_sslmode: "verify-ca" } as const;

/** pgbouncer.ini as the operator would write it, with paths and ports of this machine. */
export function buildPgbouncerIni({ spec }: Pooler, place: PodPlace, line: OperatorLine): string {
  const { folder, port, certificates, instancePort, instanceHost = "127.0.0.1" } = place;
  const { poolMode = "session", parameters = {} } = spec.pgbouncer;
  const { ignore_startup_parameters: ignored, ...others } = parameters;
  const settings = {
    pool_mode: poolMode,
    auth_user: POOLER_ROLE,
    auth_query: "SELECT usename, passwd FROM public.user_search($1)",
    // Each database has the function below 1.28; from 1.28 on `postgres` alone.
    ...(line !== "1.27.0" && { auth_dbname: "postgres" }),
    ...DEFAULTS,
    ...AUTHENTICATION,
    ...others,
    ignore_startup_parameters: ignored === undefined ? ALWAYS_IGNORED : `${ALWAYS_IGNORED},${ignored}`,
    admin_users: "pgbouncer",
    auth_hba_file: `${folder}/pg_hba.conf`,
    unix_socket_dir: folder,
    server_tls_ca_file: `${certificates}/ca.crt`,
    server_tls_cert_file: `${certificates}/${POOLER_ROLE}.crt`,
    server_tls_key_file: `${certificates}/${POOLER_ROLE}.key`,
    client_tls_ca_file: `${certificates}/ca.crt`,
    client_tls_cert_file: `${certificates}/server.crt`,
    client_tls_key_file: `${certificates}/server.key`,
    listen_addr: "127.0.0.1",
    listen_port: String(port),
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
  return ["[databases]", `* = host=${instanceHost} port=${instancePort}`, "[pgbouncer]", ...lines, ""].join("\n");
}

/** Its pg_hba.conf: our lines between the operator's (the same file, pgbouncerHBAFileTemplateString). */
export function buildPgbouncerHba({ spec }: Pooler): string {
  const rest = ["host all all 0.0.0.0/0 md5", "host all all ::/0 md5"];
  return ["local pgbouncer pgbouncer peer", ...(spec.pgbouncer.pg_hba ?? []), ...rest, ""].join("\n");
}
