import type { AlertName, Catalog } from "@tenantry/tenant-model";
import { type Alert, defineAlert } from "../alert.ts";
import { matchLabel, selectCluster } from "../scrape-labels.ts";

/** Sessions of each instance against those that ordinary roles can have: PostgreSQL's limits hold per instance. */
export function watchInstanceConnections(catalog: Catalog): readonly Alert[] {
  const share = writeConnectionShare(catalog);
  const watch = (name: AlertName, degree: string) =>
    defineAlert(catalog, name, (threshold) => ({
      expr: `${share} > ${threshold}`,
      summary: `CNPG connections ${degree} on {{ $labels.pod }}`,
      description:
        "{{ $labels.pod }} is using {{ $value | humanizePercentage }} of the connections for ordinary roles.",
    }));
  return [...watch("CNPGConnectionsNearLimit", "near limit"), ...watch("CNPGConnectionsCritical", "almost used up")];
}

/** By pod, from 0 to 1. */
export function writeConnectionShare(catalog: Catalog): string {
  return `(${countUsed(catalog)}) / (${countUsable(catalog)})`;
}

/**
 * Client sessions only: WAL senders do not count against max_connections. `cnpg_backends_total` counts parallel workers too
 * (CNPG allows 32), which could raise a false alarm, so it stands in only where our own query fails. The inner `max` keeps
 * a pod that is scraped twice from counting twice.
 */
function countUsed(catalog: Catalog): string {
  const own = `sum by (pod) (max by (pod, datname) (cnpg_database_connections_used${selectCluster(catalog)}))`;
  const clients = selectCluster(catalog, matchLabel("usename", "!=", "streaming_replica"));
  const standIn = `max by (pod, datname, usename, application_name, state) (cnpg_backends_total${clients})`;
  return `${own} or sum by (pod) (${standIn})`;
}

/**
 * As the instance runs, not as the catalog has it: max_connections changes with a restart only. PostgreSQL refuses
 * ordinary roles before max_connections is reached, with few connections before 95 % of it (PostgreSQL 17,
 * runtime-config-connection; reserved_connections is there from 16 on).
 */
function countUsable(catalog: Catalog): string {
  const select = (operator: "=" | "=~", name: string) =>
    `cnpg_pg_settings_setting${selectCluster(catalog, matchLabel("name", operator, name))}`;
  const reserved = select("=~", "superuser_reserved_connections|reserved_connections");
  return `max by (pod) (${select("=", "max_connections")}) - sum by (pod) (max by (pod, name) (${reserved}))`;
}
