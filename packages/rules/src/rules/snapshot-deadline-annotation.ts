import { nameObject, textAt } from "../reading/fields.ts";
import { hasPlaceholder } from "../reading/placeholder.ts";
import type { Rule } from "../rule.ts";

const NAME = "cnpg.io/volumeSnapshotDeadline";
const PLACE = ["metadata", "annotations", NAME];

/**
 * cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/backup_webhook.go, validate. A ScheduledBackup hands the annotation
 * on to its Backups, and nobody looks at it before (api/v1/scheduledbackup_funcs.go).
 */
export const snapshotDeadlineAnnotation: Rule = {
  id: "snapshot-deadline-annotation",
  severity: "error",
  title: `The annotation \`${NAME}\` is a whole number of minutes.`,
  *check(subject) {
    for (const kind of ["Backup", "ScheduledBackup"] as const) {
      for (const manifest of subject.ofKind(kind)) {
        const value = textAt(manifest.object, ...PLACE);
        if (value === undefined || value === "" || /^[+-]?\d+$/.test(value) || hasPlaceholder(value)) continue;
        const effect = kind === "Backup" ? "" : "; every Backup that it makes is refused";
        yield {
          manifest,
          path: PLACE,
          message: `${nameObject(manifest.object)}: the annotation \`${NAME}\` is ${JSON.stringify(value)}: expected a whole number of minutes${effect}`,
          help: 'write the number alone, in quotes, such as "10"',
        };
      }
    }
  },
};
