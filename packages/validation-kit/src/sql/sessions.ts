/** Whether the server offers TLS, and from which protocol version on. */
export const TLS_SETTINGS = `SELECT current_setting('ssl') AS ssl,
  current_setting('ssl_min_protocol_version') AS min_protocol`;

/** Sessions over the network, counted by where they come from, whose they are, and whether they are encrypted. */
export const NETWORK_SESSIONS = `SELECT a.usename AS role, a.datname AS database, host(a.client_addr) AS address,
  coalesce(s.ssl, false) AS encrypted, count(*)::int AS sessions
  FROM pg_stat_activity a LEFT JOIN pg_stat_ssl s USING (pid)
  WHERE a.client_addr IS NOT NULL
  GROUP BY 1, 2, 3, 4`;
