import type { Catalog } from "@tenantry/tenant-model";
import { matchLabel, nameSeriesLabel, selectCluster } from "./scrape-labels.ts";

/** Series of the primary, in a replica cluster of the designated one. */
export const PRIMARY = matchLabel(nameSeriesLabel("cnpg.io/instanceRole"), "=", "primary");

type Time = "first_recoverability_point" | "last_available_backup_timestamp" | "last_failed_backup_timestamp";

/** One number: when it was, in seconds since 1970, 0 for never. @param offset such as ` offset 12h` */
type ReadTime = (time: Time, offset?: string) => string;

/** Where the times of a catalog's backups stand. */
export interface BackupTimes {
  readonly own: ReadTime;
  /** Of the method before this one: who goes over to the plugin has those backups alone until its first. */
  readonly former?: ReadTime;
}

/** Undefined where there are none. */
export function findBackupTimes(catalog: Catalog): BackupTimes | undefined {
  const { backup, cluster } = catalog;
  if (backup.method === "plugin") return { own: readPlugin(catalog), former: readCollector(catalog) };
  // The collector asks no instance that has a standby.signal, and in a replica cluster all have one.
  if (backup.method === "none" || cluster.replicaOf !== undefined) return undefined;
  return { own: readCollector(catalog) };
}

/**
 * Of in-tree backups and volume snapshots; the time of a failure is the plugin's too, as far as the operator sees it
 * (CNPG v1.27.0 and v1.30.0: pkg/management/postgres/webserver/metricserver/pg_collector.go, pkg/resources/status/backup.go
 * and its callers). Standbys say 0, and a former primary what it said last.
 */
function readCollector(catalog: Catalog): ReadTime {
  const series = selectCluster(catalog, PRIMARY);
  return (time, offset = "") => `max(cnpg_collector_${time}${series}${offset})`;
}

/** Every instance says what Kubernetes knows (plugin-barman-cloud v0.14.0, internal/cnpgi/instance/metrics.go). */
function readPlugin(catalog: Catalog): ReadTime {
  const series = selectCluster(catalog);
  return (time, offset = "") => `max(barman_cloud_cloudnative_pg_io_${time}${series}${offset})`;
}
