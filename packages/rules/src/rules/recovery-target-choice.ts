import { clustersOf } from "../reading/clusters.ts";
import { fieldsAt, isSet } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

const PLACE = ["bootstrap", "recovery", "recoveryTarget"];
const TARGETS = ["targetImmediate", "targetLSN", "targetName", "targetXID", "targetTime"];
/** They say nothing about when, so nobody can tell which backup to start from. */
const WITHOUT_TIME = ["targetImmediate", "targetName", "targetXID"];

/**
 * cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateRecoveryTarget and
 * validateTargetExclusiveness.
 */
export const recoveryTargetChoice: Rule = {
  id: "recovery-target-choice",
  severity: "error",
  title: "A recovery has one target, and names the backup where the target does not tell it.",
  refusedBy: "webhook",
  *check(subject) {
    for (const { manifest, spec, title } of clustersOf(subject)) {
      const target = fieldsAt(spec, ...PLACE);
      // The operator takes `targetImmediate: false` for a target too; an empty text is none.
      const chosen = TARGETS.filter((key) => isSet(target, key) && target[key] !== "");
      const last = chosen.at(-1);
      if (chosen.length > 1 && last !== undefined) {
        yield {
          manifest,
          path: ["spec", ...PLACE, last],
          at: "key",
          message: `${title}: \`recoveryTarget\` has ${chosen.map((key) => `\`${key}\``).join(" and ")}: expected one target`,
          help: "keep the one that says where to stop, and remove the others, also where they are false",
        };
      }
      const vague = chosen.find((key) => WITHOUT_TIME.includes(key));
      if (
        vague === undefined ||
        (target["backupID"] ?? "") !== "" ||
        isSet(spec, "bootstrap", "recovery", "volumeSnapshots")
      )
        continue;
      yield {
        manifest,
        path: ["spec", ...PLACE, vague],
        at: "key",
        message: `${title}: \`${vague}\` without \`backupID\`: the operator cannot tell which backup comes before it`,
        help: "add `backupID`, which `kubectl get backup -o yaml` shows as `status.backupId`, or use `targetTime`",
      };
    }
  },
};
