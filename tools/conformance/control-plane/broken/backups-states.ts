import { at, type BrokenState, cluster } from "./broken-state.ts";
import { change, deny, report } from "./harm.ts";

const LONG_AGO = "2026-01-02T03:04:05Z";

/** Backups. */
export const backupsStates: readonly BrokenState[] = [
  {
    name: "WAL is not archived",
    harms: [deny(cluster, "ContinuousArchiving", "unexpected failure invoking barman-cloud-wal-archive")],
    check: "backup-conditions",
    says: ["condition ContinuousArchiving of Cluster cnpg-system/shared-postgres is False: unexpected failure"],
  },
  {
    name: "the last backup failed",
    harms: [
      report(at("backups.postgresql.cnpg.io/shared-postgres-backup-last"), {
        phase: "failed",
        error: "exit status 4",
      }),
    ],
    check: "backup-completed",
    says: [
      "Backup cnpg-system/shared-postgres-backup-last is failed, expected completed: exit status 4",
      "has no completed Backup: nothing can be restored",
    ],
  },
  {
    name: "the schedule of backups is suspended",
    harms: [change(at("scheduledbackups.postgresql.cnpg.io/shared-postgres-backup"), { spec: { suspend: true } })],
    check: "backup-scheduled",
    says: ["ScheduledBackup cnpg-system/shared-postgres-backup is suspended"],
  },
  {
    name: "the schedule of backups is not kept",
    harms: [report(at("scheduledbackups.postgresql.cnpg.io/shared-postgres-backup"), { nextScheduleTime: LONG_AGO })],
    check: "backup-scheduled",
    says: ["the operator does not get to it"],
  },
  {
    name: "backups go to another bucket",
    harms: [
      change(at("objectstores.barmancloud.cnpg.io/shared-postgres-backup"), {
        spec: { configuration: { destinationPath: "s3://elsewhere/" } },
      }),
    ],
    check: "backup-destination",
    says: ["differs from the catalog", "s3://elsewhere/"],
  },
  {
    name: "the object store holds no backup of this cluster",
    harms: [
      report(at("objectstores.barmancloud.cnpg.io/shared-postgres-backup"), {
        serverRecoveryWindow: { "apps-shared-postgres": null },
      }),
    ],
    check: "recovery-window",
    says: ["server apps-shared-postgres, has nothing as its first point of recovery", "nothing can be restored"],
  },
  {
    name: "the look into the bucket fails",
    harms: [report(at("cronjobs.batch/cnpg-backup-validation"), { lastSuccessfulTime: "2025-12-01T03:00:10Z" })],
    check: "backup-validation-job",
    says: ["CronJob cnpg-system/cnpg-backup-validation succeeded last"],
  },
];
