import { nameObject, textAt } from "../reading/fields.ts";
import { hasPlaceholder } from "../reading/placeholder.ts";
import type { Rule } from "../rule.ts";

const NAME = "cnpg.io/volumeSnapshotDeadline";
const PLACE = ["metadata", "annotations", NAME];

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/backup_webhook.go, validate. */
export const snapshotDeadlineAnnotation: Rule = {
  id: "snapshot-deadline-annotation",
  severity: "error",
  title: `The annotation \`${NAME}\` of a Backup is a whole number of minutes.`,
  refusedBy: "webhook",
  *check(subject) {
    for (const manifest of subject.ofKind("Backup")) {
      const value = textAt(manifest.object, ...PLACE);
      if (value === undefined || value === "" || /^[+-]?\d+$/.test(value) || hasPlaceholder(value)) continue;
      yield {
        manifest,
        path: PLACE,
        message: `${nameObject(manifest.object)}: the annotation \`${NAME}\` is ${JSON.stringify(value)}: expected a whole number of minutes`,
        help: 'write the number alone, in quotes, such as "10"',
      };
    }
  },
};
