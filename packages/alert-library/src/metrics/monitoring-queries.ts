import type { Catalog } from "@tenantry/tenant-model";
import type { CustomQueries } from "./query-metrics.ts";

/**
 * Custom queries of the exporter (CNPG v1.27.0, docs/src/monitoring.md): on a shared cluster each tenant has limits of its
 * own, which the default queries do not look at. They run as a member of pg_monitor on every instance; series are called
 * `cnpg_<query>_<column>`.
 */
const QUERIES: CustomQueries = {
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
};

/** The custom queries of a cluster's exporters, by name. */
export function listQueries(_catalog: Catalog): CustomQueries {
  return QUERIES;
}
