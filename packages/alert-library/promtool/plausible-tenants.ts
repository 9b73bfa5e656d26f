import type { Tenant } from "@tenantry/tenant-model";
import { gauge, grow, type Labels, type Series } from "./series.ts";

/** What the exporter of one instance says of a tenant, through our own queries too. */
export function listTenantSeries({ roles, databases }: Tenant, labels: Labels): Series[] {
  return [
    ...roles.flatMap(({ name: rolname, login, connectionLimit }) => {
      if (!login) return [];
      const session = { datname: "postgres", usename: rolname, application_name: "", state: "active" };
      return [
        gauge("cnpg_role_connections_used", 3, labels, { rolname }),
        gauge("cnpg_role_connections_connection_limit", connectionLimit, labels, { rolname }),
        gauge("cnpg_backends_total", 3, labels, session),
        gauge("cnpg_backends_max_tx_duration_seconds", 1, labels, session),
      ];
    }),
    ...databases.flatMap(({ name: datname }) => [
      gauge("cnpg_database_connections_used", 3, labels, { datname }),
      ...["size_bytes", "xid_age", "mxid_age"].map((column) => {
        return gauge(`cnpg_pg_database_${column}`, 1e9, labels, { datname });
      }),
      ...["xact_commit", "xact_rollback", "deadlocks", "temp_bytes"].map((column) => {
        return grow(`cnpg_pg_stat_database_${column}`, 1e6, labels, { datname });
      }),
    ]),
  ];
}
