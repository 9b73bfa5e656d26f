import type { Catalog } from "@tenantry/tenant-model";
import { type Alert, defineAlert } from "../alert.ts";
import { selectCluster } from "../scrape-labels.ts";

const DEFAULT_MAX_AGE_HOURS = 48;
/** Series of the plugin, through the instance's own exporter (plugin-barman-cloud v0.14.0, internal/cnpgi/instance/metrics.go). */
const PLUGIN_PREFIX = "barman_cloud_cloudnative_pg_io";

/**
 * Times are in seconds since 1970 and 0 for never; only the primary has them (CNPG v1.27.0,
 * pkg/management/postgres/metrics/pg_collector.go). The collector's own know nothing of the plugin's backups.
 */
export function buildBackupAlerts(catalog: Catalog): readonly Alert[] {
  const { backup, cluster } = catalog;
  if (backup.method === "none") return [];
  const validation = backup.method === "volumeSnapshot" ? undefined : backup.validation;
  const maxAge = validation?.maxBackupAgeHours ?? DEFAULT_MAX_AGE_HOURS;
  const series = selectCluster(catalog);
  const prefix = backup.method === "plugin" ? PLUGIN_PREFIX : "cnpg_collector";
  const failed = `${prefix}_last_failed_backup_timestamp${series}`;
  const available = `${prefix}_last_available_backup_timestamp${series}`;
  return [
    ...defineAlert(catalog, "CNPGBackupFailed", () => ({
      expr: `max(${failed}) > max(${available})`,
      summary: `CNPG backup failed for cluster ${cluster.name}`,
      description: "The last base backup failed. See `kubectl get backups` for the reason.",
    })),
    ...defineAlert(
      catalog,
      "CNPGBackupOverdue",
      (hours) => ({
        // A new cluster has no backup yet, so "never" counts from when it could have had one.
        expr:
          `time() - (max(${available}) > 0) > ${hours * 3600} ` +
          `or (max(${available}) == 0 and max(${available} offset ${hours}h) == 0)`,
        summary: `CNPG backup overdue for cluster ${cluster.name}`,
        description: `There has been no successful base backup for more than ${hours} hours.`,
      }),
      maxAge,
    ),
  ];
}
