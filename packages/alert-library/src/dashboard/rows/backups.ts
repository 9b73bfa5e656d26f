import type { Catalog } from "@tenantry/tenant-model";
import { type BackupTimes, findBackupTimes } from "../../backup-times.ts";
import { fillLine, type PanelDraft } from "../panel.ts";
import { showNumber } from "../panels/number.ts";
import { selectPrimary } from "../series.ts";
import type { Watch } from "../watch.ts";
import { showArchiving } from "./wal-archive.ts";

const HOUR = 3600;
const AVAILABLE = "last_available_backup_timestamp";
const FAILED = "last_failed_backup_timestamp";

/** Whether data could be brought back, and how far. Snapshots alone archive no WAL. */
export function buildBackupsRow(catalog: Catalog, watch: Watch): readonly PanelDraft[] {
  const { method } = catalog.backup;
  if (method === "none") return [];
  const archives = method !== "volumeSnapshot";
  const times = findBackupTimes(catalog);
  const numbers = [
    ...(times === undefined ? [] : showTimes(times, archives, watch)),
    ...(archives ? [showArchivedAge(catalog, watch)] : []),
  ];
  return [...fillLine(numbers), ...(archives ? showArchiving(catalog, watch) : [])];
}

function showTimes({ own, former }: BackupTimes, archives: boolean, watch: Watch): readonly PanelDraft[] {
  const newest = [own, ...(former ? [former] : [])].map((read) => `${read(AVAILABLE)} > 0`).join(" or ");
  // The plugin knows what Barman fails at, the operator what it could not start.
  const failed = [own, ...(former ? [former] : [])].map((read) => `(${read(FAILED)} > bool ${own(AVAILABLE)})`);
  const width = 6;
  return [
    showNumber({
      title: "Age of the newest base backup",
      description: watch.describe("A recovery replays all WAL since then.", "CNPGBackupOverdue", "CNPGBackupNever"),
      queries: [{ expr: `time() - (${newest})`, legend: "age" }],
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
      queries: [{ expr: `clamp_max(${failed.join(" + ")}, 1)`, legend: "failed" }],
      width,
      steps: [{ color: "green", value: null }],
      values: { 0: { text: "did not fail", color: "green" }, 1: { text: "failed", color: "red" } },
    }),
    showNumber({
      title: "Recovery window",
      description: watch.describe(
        archives
          ? "How far back data can be brought back, to any moment. A young cluster has a short one."
          : "How old the oldest snapshot is. Data can be brought back to snapshots only.",
        "CNPGRecoveryWindowTooYoung",
      ),
      queries: [{ expr: `time() - (${own("first_recoverability_point")} > 0)`, legend: "recovery window" }],
      width,
      unit: "s",
      steps: watch.floor(["CNPGRecoveryWindowTooYoung", HOUR]),
      none: "nothing yet",
    }),
  ];
}

/** CNPG 1.27 asks the archiver of standbys too, whose values stand still. */
function showArchivedAge(catalog: Catalog, watch: Watch): PanelDraft {
  const age = `cnpg_pg_stat_archiver_seconds_since_last_archival${selectPrimary(catalog)}`;
  return showNumber({
    title: "Newest WAL in the archive",
    description: watch.describe(
      "What is younger is lost if all instances are. A database that nobody writes to archives nothing.",
      "CNPGWALArchivingFailing",
    ),
    queries: [{ expr: `min(${age} >= 0)`, legend: "age" }],
    width: 6,
    unit: "s",
    steps: [{ color: "green", value: null }],
    none: "never",
  });
}
