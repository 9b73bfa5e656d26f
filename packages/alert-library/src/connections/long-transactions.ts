import type { Catalog } from "@tenantry/tenant-model";
import { type Alert, defineAlert } from "../alert.ts";
import { matchLabel, selectCluster } from "../scrape-labels.ts";
import { joinTerms, replaceLabel, writeTerms } from "../tenant-terms.ts";
import { listLoginRoles } from "./login-roles.ts";

/**
 * A transaction keeps vacuum from its work in every database, whatever it does: running, idle or aborted. `state` is not
 * kept, as a batch goes back and forth between two of them and `for` would start anew each time; nor is
 * `application_name`, so that twenty workers are one alert. Autovacuum has no role and is not among the series.
 */
const BY = "by (pod, datname, usename)";
const METRIC = "cnpg_backends_max_tx_duration_seconds";
/** WAL senders, pg_basebackup and pg_rewind of the standbys (CNPG v1.27.0, api/v1/cluster_types.go). */
export const NO_REPLICATION = matchLabel("usename", "!=", "streaming_replica");
/** Its session lasts as long as a base backup does, which is the backup alerts' matter (barman 3, clients/cloud_backup.py). */
export const NO_BACKUP = matchLabel("application_name", "!=", "barman_cloud_backup");

export function watchLongTransactions(catalog: Catalog): readonly Alert[] {
  const tenants = writeTerms(listLoginRoles(catalog), "usename", (names) => {
    return `max ${BY} (${METRIC}${selectCluster(catalog, matchLabel("usename", "=~", names))})`;
  });
  const others = `max ${BY} (${METRIC}${selectCluster(catalog, NO_REPLICATION, NO_BACKUP)})`;
  // A list of all tenants' roles would be too long to be left out here. Each of them has a connection limit, though, and
  // the operator's roles and people have none.
  const limited = `cnpg_role_connections_connection_limit${selectCluster(catalog)}`;
  const roles = replaceLabel(limited, "usename", "$1", { label: "rolname", pattern: "(.*)" });
  return defineAlert(catalog, "CNPGLongTransaction", (seconds) => ({
    expr: joinTerms([
      ...joinTerms(tenants).map((joined) => `(${joined}) > ${seconds}`),
      `${others} > ${seconds} unless on (pod, usename) ${roles}`,
    ]),
    summary: "CNPG transaction of role {{ $labels.usename }} open for long",
    description:
      "A transaction of role {{ $labels.usename }} in database {{ $labels.datname }} has been open for " +
      "{{ $value | humanizeDuration }} on {{ $labels.pod }}.",
  }));
}
