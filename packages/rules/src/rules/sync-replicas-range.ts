import { clustersOf } from "../reading/clusters.ts";
import { isSet, numberAt } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

/**
 * cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateMinSyncReplicas and
 * validateMaxSyncReplicas.
 */
export const syncReplicasRange: Rule = {
  id: "sync-replicas-range",
  severity: "error",
  title: "`minSyncReplicas` is at most `maxSyncReplicas`, which is less than `instances`.",
  refusedBy: "webhook",
  *check(subject) {
    for (const { manifest, spec, title } of clustersOf(subject)) {
      const instances = numberAt(spec, "instances");
      // The schema defaults both to 0; a text is a placeholder or a fault of the schema.
      const [min, max] = ["minSyncReplicas", "maxSyncReplicas"].map((key) =>
        isSet(spec, key) ? numberAt(spec, key) : 0,
      );
      if (max !== undefined && instances !== undefined && max > 0 && max >= instances) {
        yield {
          manifest,
          path: ["spec", "maxSyncReplicas"],
          message: `${title}: \`maxSyncReplicas: ${max}\` with \`instances: ${instances}\`, which has ${instances - 1} standbys at most: expected fewer than \`instances\``,
          help:
            instances > 1
              ? `write \`maxSyncReplicas: ${instances - 1}\` or less, or \`instances: ${max + 1}\` or more`
              : `remove \`minSyncReplicas\` and \`maxSyncReplicas\`, or write \`instances: ${max + 1}\` or more`,
        };
      }
      if (min !== undefined && max !== undefined && min > max) {
        yield {
          manifest,
          path: ["spec", "minSyncReplicas"],
          message: `${title}: \`minSyncReplicas: ${min}\` is more than \`maxSyncReplicas\`, which is ${max}${isSet(spec, "maxSyncReplicas") ? "" : " by default"}`,
          help: `write \`maxSyncReplicas: ${min}\` or more, or lower \`minSyncReplicas\``,
        };
      }
    }
  },
};
