import type { Catalog } from "@tenantry/tenant-model";
import { type Alert, defineAlert } from "../alert.ts";
import { MULTIXACTS, TRANSACTION_IDS, watchAge } from "../database-health/watch-age.ts";
import { CLUSTER_LABEL, matchLabel, selectCluster } from "../scrape-labels.ts";
import { listDatabases, type WatchedDatabases, writeDatabases } from "../watched-databases.ts";

const GIB = 1024 ** 3;
const BY_DATABASE = `by (namespace, ${CLUSTER_LABEL}, datname)`;
const BY_POD = `by (namespace, ${CLUSTER_LABEL}, datname, pod)`;
/** The row of pg_stat_database about what all databases share has no name. */
const NAMED = matchLabel("datname", "!=", "");

/** A replica cluster writes nothing: its source freezes rows and breaks deadlocks. */
export function buildDatabaseHealthAlerts(catalog: Catalog): readonly Alert[] {
  const databases = listDatabases(catalog);
  if (catalog.cluster.replicaOf !== undefined) return watchTempFiles(catalog, databases);
  return [
    ...watchAge(catalog, databases, TRANSACTION_IDS),
    ...watchAge(catalog, databases, MULTIXACTS),
    ...watchDeadlocks(catalog, databases),
    ...watchTempFiles(catalog, databases),
  ];
}

function watchDeadlocks(catalog: Catalog, databases: WatchedDatabases): readonly Alert[] {
  const counts = writeDatabases(databases, (...matchers) => {
    return `max ${BY_DATABASE} (${writeGrowth(catalog, "cnpg_pg_stat_database_deadlocks", "15m", matchers)})`;
  });
  return defineAlert(catalog, "CNPGDeadlocks", (limit) => ({
    expr: counts.map((count) => `${count} > ${limit}`),
    summary: "Deadlocks in database {{ $labels.datname }}",
    description:
      "PostgreSQL broke {{ $value }} deadlocks in database {{ $labels.datname }} within 15 minutes " +
      `(expected at most ${limit}): each cancelled a transaction.`,
  }));
}

function watchTempFiles(catalog: Catalog, databases: WatchedDatabases): readonly Alert[] {
  const sizes = writeDatabases(databases, (...matchers) =>
    writeGrowth(catalog, "cnpg_pg_stat_database_temp_bytes", "1h", matchers),
  );
  return defineAlert(catalog, "CNPGTempFilesHigh", (limit) => ({
    expr: sizes.map((size) => `${size} > ${limit}`),
    summary: "Queries in database {{ $labels.datname }} write large temporary files",
    description:
      "Queries in database {{ $labels.datname }} on {{ $labels.pod }} wrote {{ $value | humanize1024 }}B of temporary " +
      `files within an hour (expected at most ${Number((limit / GIB).toPrecision(3))}GiB).`,
  }));
}

/**
 * What a counter of pg_stat_database grew by (CNPG v1.27.0, config/manager/default-monitoring.yaml). Not `increase`: a
 * failover renames the series (`cnpg_io_instanceRole`), and VictoriaMetrics takes a small first value of a new one for
 * growth. A counter that was reset says nothing until `window` is over.
 */
function writeGrowth(catalog: Catalog, metric: string, window: string, matchers: readonly string[]): string {
  // The names of databases stand in one of the two selectors only: they are long, and the other side follows.
  return (
    `max ${BY_POD} (${metric}${selectCluster(catalog, NAMED, ...matchers)}) - ` +
    `max ${BY_POD} (${metric}${selectCluster(catalog, NAMED)} offset ${window})`
  );
}
