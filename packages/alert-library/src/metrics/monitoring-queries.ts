import type { Catalog } from "@tenantry/tenant-model";
import type { CustomQueries } from "./query-metrics.ts";

/**
 * On a shared cluster each tenant has limits of its own, which the default queries do not look at. Queries run as a member
 * of pg_monitor, in the main database: that of the bootstrap, or `app` (CNPG v1.27.0, docs/src/monitoring.md).
 */
const CONNECTIONS = {
  role_connections: {
    query: `SELECT r.rolname, r.rolconnlimit AS connection_limit, count(a.pid) AS used
FROM pg_catalog.pg_roles r
LEFT JOIN pg_catalog.pg_stat_activity a ON a.usesysid = r.oid AND a.backend_type = 'client backend'
WHERE r.rolcanlogin AND r.rolconnlimit >= 0
GROUP BY r.rolname, r.rolconnlimit
`,
    metrics: [
      { rolname: { usage: "LABEL", description: "Role" } },
      { connection_limit: { usage: "GAUGE", description: "Sessions that the role may have at once" } },
      { used: { usage: "GAUGE", description: "Sessions that the role has on this instance" } },
    ],
  },
  database_connections: {
    query: `SELECT d.datname, d.datconnlimit AS connection_limit, count(a.pid) AS used
FROM pg_catalog.pg_database d
LEFT JOIN pg_catalog.pg_stat_activity a ON a.datid = d.oid AND a.backend_type = 'client backend'
WHERE d.datallowconn AND NOT d.datistemplate
GROUP BY d.datname, d.datconnlimit
`,
    metrics: [
      { datname: { usage: "LABEL", description: "Database" } },
      {
        connection_limit: {
          usage: "GAUGE",
          description: "Sessions that the database may have at once, -1 for no limit",
        },
      },
      { used: { usage: "GAUGE", description: "Sessions in the database on this instance" } },
    ],
  },
} satisfies CustomQueries;

/**
 * Everybody may read these columns of pg_subscription, which is the same in every database, and both views. A subscription
 * has several workers: those that copy a table have a `relid`, and those that help the one that applies changes (from
 * PostgreSQL 16) have no positions, as one that has not heard from the publisher yet.
 *
 * `latest_end_time` is when the publisher, with nothing more to send, sent its last sign of life. Where that was the last
 * message, nothing is missing until now, however seldom an idle publisher sends them, but for the time that messages wait
 * until they are read: behind a backlog, that is all of it. The age of the last message says nothing of it, nor do positions.
 */
const SUBSCRIPTIONS = {
  pg_stat_subscription: {
    query: `SELECT d.datname
  , s.subname
  , s.subenabled AS enabled
  , count(w.received_lsn) > 0 AS receiving
  , COALESCE(max(EXTRACT(EPOCH FROM
      CASE w.last_msg_send_time
        WHEN w.latest_end_time THEN pg_catalog.now() - (w.last_msg_receipt_time - w.last_msg_send_time)
        ELSE w.latest_end_time
      END
    )) FILTER (WHERE w.latest_end_lsn IS NOT NULL AND isfinite(w.latest_end_time)), 0) AS caught_up_time
  , max(e.apply_error_count) AS apply_error_count
  , max(e.sync_error_count) AS sync_error_count
FROM pg_catalog.pg_subscription s
JOIN pg_catalog.pg_database d ON d.oid = s.subdbid
JOIN pg_catalog.pg_stat_subscription_stats e ON e.subid = s.oid
LEFT JOIN pg_catalog.pg_stat_subscription w ON w.subid = s.oid AND w.relid IS NULL
GROUP BY d.datname, s.subname, s.subenabled
`,
    runonserver: ">=15.0.0",
    primary: true,
    metrics: [
      { datname: { usage: "LABEL", description: "Database of the subscription" } },
      { subname: { usage: "LABEL", description: "Subscription" } },
      { enabled: { usage: "GAUGE", description: "1 if the subscription is enabled, 0 otherwise" } },
      { receiving: { usage: "GAUGE", description: "1 if its worker hears from the publisher, 0 otherwise" } },
      {
        caught_up_time: {
          usage: "GAUGE",
          description:
            "When it last had all that the publisher had sent, in seconds since 1970; 0 if its worker does not know",
        },
      },
      { apply_error_count: { usage: "COUNTER", description: "Errors while changes were applied" } },
      { sync_error_count: { usage: "COUNTER", description: "Errors while tables were copied for the first time" } },
    ],
  },
} satisfies CustomQueries;

/** The custom queries of a cluster's exporters, by name. */
export function listQueries({ monitoring }: Catalog): CustomQueries {
  return monitoring.logicalReplication ? { ...CONNECTIONS, ...SUBSCRIPTIONS } : CONNECTIONS;
}
