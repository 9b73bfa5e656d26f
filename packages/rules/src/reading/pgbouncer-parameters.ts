/** What PgBouncer reads a value as. A lookup ignores case, a list is parted by commas. */
export type PgBouncerType =
  | { readonly kind: "number"; readonly least: number }
  | { readonly kind: "switch" | "seconds" | "text" | "protocols" }
  | { readonly kind: "lookup"; readonly values: readonly string[] };

export interface PgBouncerParameter {
  readonly type: PgBouncerType;
  /** First patch of each minor of CloudNativePG that allows it; all when left out. */
  readonly allowedSince?: readonly string[];
}

const SWITCH = { kind: "switch" } as const;
const SECONDS = { kind: "seconds" } as const;
const TEXT = { kind: "text" } as const;
const ANY_NUMBER = { kind: "number", least: 0 } as const;
const POSITIVE = { kind: "number", least: 1 } as const;
const SSL_MODES = {
  kind: "lookup",
  values: ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"],
} as const;
const AUTH_TYPES = {
  kind: "lookup",
  values: ["any", "trust", "plain", "md5", "cert", "hba", "ldap", "pam", "scram-sha-256"],
} as const;
const SINCE_TLS = ["1.27.1", "1.28.0"];
const SINCE_CIPHERS = ["1.27.4", "1.28.2", "1.29.0"];

/**
 * The parameters that `spec.pgbouncer.parameters` may hold (cloudnative-pg v1.27.0 to v1.30.0,
 * internal/webhook/v1/pooler_webhook.go), and how PgBouncer reads them (pgbouncer 1.24.1 and 1.25.1, src/main.c,
 * bouncer_params; bounds by doc/config.md).
 */
const TABLE: readonly (readonly [type: PgBouncerType, names: string, allowedSince?: readonly string[]])[] = [
  [AUTH_TYPES, "auth_type", SINCE_TLS],
  [SSL_MODES, "client_tls_sslmode server_tls_sslmode", SINCE_TLS],
  [TEXT, "client_tls_ciphers client_tls13_ciphers server_tls13_ciphers", SINCE_CIPHERS],
  [TEXT, "ignore_startup_parameters server_check_query server_reset_query server_tls_ciphers track_extra_parameters"],
  [{ kind: "protocols" }, "server_tls_protocols"],
  [SWITCH, "application_name_add_host disable_pqexec log_connections log_disconnections log_pooler_errors log_stats"],
  [SWITCH, "server_fast_close server_reset_query_always server_round_robin tcp_defer_accept tcp_keepalive"],
  [SECONDS, "autodb_idle_timeout cancel_wait_timeout client_idle_timeout client_login_timeout dns_max_ttl"],
  [SECONDS, "dns_nxdomain_ttl idle_transaction_timeout query_timeout query_wait_timeout reserve_pool_timeout"],
  [SECONDS, "server_check_delay server_connect_timeout server_idle_timeout server_lifetime server_login_retry"],
  [SECONDS, "suspend_timeout"],
  [POSITIVE, "listen_backlog max_client_conn max_packet_size pkt_buf stats_period"],
  [ANY_NUMBER, "default_pool_size max_db_connections max_prepared_statements max_user_connections min_pool_size"],
  [ANY_NUMBER, "reserve_pool_size sbuf_loopcnt tcp_keepcnt tcp_keepidle tcp_keepintvl tcp_socket_buffer"],
  [ANY_NUMBER, "tcp_user_timeout verbose"],
];

export const PGBOUNCER_PARAMETERS: ReadonlyMap<string, PgBouncerParameter> = new Map(
  TABLE.flatMap(([type, names, allowedSince]) =>
    names
      .split(" ")
      .map((name): [string, PgBouncerParameter] => [name, { type, ...(allowedSince && { allowedSince }) }]),
  ),
);
