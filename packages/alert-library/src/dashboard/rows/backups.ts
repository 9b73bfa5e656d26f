import type { Catalog } from "@tenantry/tenant-model";
import { matchLabel, selectCluster } from "../../scrape-labels.ts";
import type { PanelDraft } from "../panel.ts";
import { showLines } from "../panels/lines.ts";
import { showNumber } from "../panels/number.ts";
import { BY_POD, rate, selectPrimary } from "../series.ts";
import type { Watch } from "../watch.ts";

const HOUR = 3600;

/**
 * Whether data could be brought back, and how far. The plugin has series of its own (plugin-barman-cloud v0.14.0,
 * internal/cnpgi/instance/metrics.go); the collector's know nothing of its backups. Times are 0 for never.
 */
export function buildBackupsRow(catalog: Catalog, watch: Watch): readonly PanelDraft[] {
  const { method } = catalog.backup;
  if (method === "none") return [];
  const prefix = method === "plugin" ? "barman_cloud_cloudnative_pg_io" : "cnpg_collector";
  const time = (name: string) => `${prefix}_${name}${selectCluster(catalog)}`;
  const available = time("last_available_backup_timestamp");
  const failed = time("last_failed_backup_timestamp");
  // Snapshots alone archive no WAL.
  const archives = method !== "volumeSnapshot";
  const width = archives ? 6 : 8;
  return [
    showNumber({
      title: "Age of the newest base backup",
      description: watch.describe("A recovery replays all WAL since then.", "CNPGBackupOverdue", "CNPGBackupNever"),
      queries: [{ expr: `time() - max(${available} > 0)`, legend: "age" }],
      width,
      unit: "s",
      steps: watch.limits(["CNPGBackupOverdue", HOUR]),
      none: "never",
    }),
    showNumber({
      title: "Newest attempt",
      description: watch.describe(
        "Whether a base backup failed since the newest one that is there. `kubectl get backups` says why.",
        "CNPGBackupFailed",
      ),
      queries: [{ expr: `max(${failed}) > bool max(${available})`, legend: "failed" }],
      width,
      steps: [{ color: "green", value: null }],
      values: { 0: { text: "did not fail", color: "green" }, 1: { text: "failed", color: "red" } },
    }),
    showNumber({
      title: "Recovery window",
      description: watch.describe(
        archives
          ? "How far back data can be brought back, to any moment."
          : "How old the oldest snapshot is. Data can be brought back to snapshots only.",
        "CNPGRecoveryWindowTooYoung",
      ),
      queries: [{ expr: `time() - min(${time("first_recoverability_point")} > 0)`, legend: "recovery window" }],
      width,
      unit: "s",
      steps: watch.floor(["CNPGRecoveryWindowTooYoung", HOUR]),
      none: "nothing yet",
    }),
    ...(archives ? showArchiving(catalog, watch) : []),
  ];
}

/** From CNPG 1.30 only the primary has series of the archiver; before, a standby shows what it did as primary. */
function showArchiving(catalog: Catalog, watch: Watch): readonly PanelDraft[] {
  const archiver = (name: string) => `cnpg_pg_stat_archiver_${name}${selectPrimary(catalog)}`;
  return [
    showNumber({
      title: "Newest WAL in the archive",
      description: watch.describe(
        "What is younger is lost if all instances are. A database that nobody writes to archives nothing.",
        "CNPGWALArchivingFailing",
      ),
      queries: [{ expr: `min(${archiver("seconds_since_last_archival")} >= 0)`, legend: "age" }],
      width: 6,
      unit: "s",
      steps: [{ color: "green", value: null }],
      none: "never",
    }),
    showLines({
      title: "WAL files that wait for the archive",
      description: watch.describe(
        "They fill the disk when the object store does not take them.",
        "CNPGWALArchivingBehind",
        "CNPGWALArchivingFailing",
      ),
      queries: [
        {
          expr: `max ${BY_POD} (cnpg_collector_pg_wal_archive_status${selectCluster(
            catalog,
            matchLabel("value", "=", "ready"),
          )})`,
          legend: "{{pod}}",
        },
      ],
      width: 12,
      unit: "none",
      steps: watch.limits("CNPGWALArchivingBehind"),
    }),
    showLines({
      title: "WAL files archived a minute",
      description: watch.describe(
        "Failed attempts are repeated: the log of the primary says what the object store answers.",
        "CNPGWALArchivingFailing",
      ),
      queries: [
        { expr: `60 * sum(${rate(archiver("archived_count"))})`, legend: "archived" },
        { expr: `60 * sum(${rate(archiver("failed_count"))})`, legend: "failed" },
      ],
      width: 12,
    }),
  ];
}
