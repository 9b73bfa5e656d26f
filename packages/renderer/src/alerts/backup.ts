import type { Catalog } from "@tenantry/tenant-model";
import { selectCluster } from "../scrape-labels.ts";
import type { Alert } from "./alert.ts";

const DEFAULT_MAX_AGE_HOURS = 48;

/**
 * Times are in seconds since 1970 and 0 for never; only the primary has them, and only for the in-tree method (CNPG
 * v1.27.0, pkg/management/postgres/metrics/pg_collector.go).
 */
export function buildBackupAlerts(catalog: Catalog): readonly Alert[] {
  const { backup, cluster } = catalog;
  if (backup.method !== "barmanObjectStore") return [];
  const hours = backup.validation?.maxBackupAgeHours ?? DEFAULT_MAX_AGE_HOURS;
  const series = selectCluster(catalog);
  const failed = `cnpg_collector_last_failed_backup_timestamp${series}`;
  const available = `cnpg_collector_last_available_backup_timestamp${series}`;
  return [
    {
      name: "CNPGBackupFailed",
      expr: `max(${failed}) > max(${available})`,
      for: "5m",
      severity: "critical",
      component: "database",
      summary: `CNPG backup failed for cluster ${cluster.name}`,
      description: "The last base backup failed. See `kubectl get backups` for the reason.",
    },
    {
      name: "CNPGBackupOverdue",
      // A new cluster has no backup yet, so "never" counts from when it could have had one.
      expr:
        `time() - (max(${available}) > 0) > ${hours * 3600} ` +
        `or (max(${available}) == 0 and max(${available} offset ${hours}h) == 0)`,
      for: "1h",
      severity: "critical",
      component: "database",
      summary: `CNPG backup overdue for cluster ${cluster.name}`,
      description: `There has been no successful base backup for more than ${hours} hours.`,
    },
  ];
}
