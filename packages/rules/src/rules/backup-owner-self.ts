import { nameObject, textAt } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

/** cloudnative-pg v1.27.0, internal/controller/scheduledbackup_controller.go, createBackup: `self` makes it the owner. */
export const backupOwnerSelf: Rule = {
  id: "backup-owner-self",
  severity: "warning",
  title: "Backups outlive the ScheduledBackup that made them.",
  *check(subject) {
    for (const manifest of subject.ofKind("ScheduledBackup")) {
      const { object } = manifest;
      if (textAt(object, "spec", "backupOwnerReference") !== "self") continue;
      const cluster = subject.clusterOf(manifest)?.object;
      const snapshots =
        textAt(object, "spec", "method") === "volumeSnapshot" &&
        textAt(cluster, "spec", "backup", "volumeSnapshot", "snapshotOwnerReference") === "backup";
      yield {
        manifest,
        path: ["spec", "backupOwnerReference"],
        message: `${nameObject(object)}: with \`backupOwnerReference: self\` every Backup object it made goes with it when it is renamed or pruned${snapshots ? ", and each volume snapshot with its Backup: the backups themselves are lost" : ""}`,
        help: "write `backupOwnerReference: cluster`, so that they stay as long as the Cluster",
      };
    }
  },
};
