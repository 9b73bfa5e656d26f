import type { KnownKind } from "../manifest.ts";
import { nameObject, textAt } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

const PLACE = ["metadata", "annotations", "cnpg.io/validation"];
/** The kinds that have a webhook. */
const KINDS: readonly KnownKind[] = ["Cluster", "Backup", "ScheduledBackup", "Pooler", "Database"];

/**
 * cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/common.go. From v1.30.0 on the reconciler's own check is
 * bypassed too.
 */
export const webhookValidationDisabled: Rule = {
  id: "webhook-validation-disabled",
  severity: "error",
  title: "The operator's webhook judges every object.",
  *check(subject) {
    for (const manifest of KINDS.flatMap((kind) => subject.ofKind(kind))) {
      if (textAt(manifest.object, ...PLACE) !== "disabled") continue;
      yield {
        manifest,
        path: PLACE,
        message: `${nameObject(manifest.object)}: \`cnpg.io/validation: disabled\` lets every change pass the webhook unseen, also one that loses data`,
        help: "remove the annotation, and correct what the webhook refuses",
      };
    }
  },
};
