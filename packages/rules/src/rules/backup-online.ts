import { isSet, nameObject, textAt } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

const FIELDS = ["online", "onlineConfiguration"];

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/backup_webhook.go and scheduledbackup_webhook.go, validate. */
export const backupOnline: Rule = {
  id: "backup-online",
  severity: "error",
  title: "`online` and `onlineConfiguration` are for volume snapshots.",
  refusedBy: "webhook",
  *check(subject) {
    for (const manifest of [...subject.ofKind("Backup"), ...subject.ofKind("ScheduledBackup")]) {
      const { object } = manifest;
      const isWritten = isSet(object, "spec", "method");
      if (isWritten && textAt(object, "spec", "method") !== "barmanObjectStore") continue;
      for (const field of FIELDS) {
        if (!isSet(object, "spec", field)) continue;
        yield {
          manifest,
          path: ["spec", field],
          at: "key",
          message: `${nameObject(object)}: \`${field}\` with \`method: barmanObjectStore\`${isWritten ? "" : ", the default"}: expected \`method: volumeSnapshot\``,
          help: `remove \`${field}\`: a backup of that method is always taken online`,
        };
      }
    }
  },
};
