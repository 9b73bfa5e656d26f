import { clustersOf } from "../reading/clusters.ts";
import { isSet, numberAt } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

/**
 * cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateConfiguration. Zero counts as left
 * out.
 */
export const syncReplicasTwice: Rule = {
  id: "sync-replicas-twice",
  severity: "error",
  title:
    "Synchronous replication is asked for by `postgresql.synchronous` or by `minSyncReplicas` and `maxSyncReplicas`.",
  refusedBy: "webhook",
  *check(subject) {
    for (const { manifest, spec, title } of clustersOf(subject)) {
      if (!isSet(spec, "postgresql", "synchronous")) continue;
      const old = ["minSyncReplicas", "maxSyncReplicas"].filter((key) => (numberAt(spec, key) ?? 0) > 0);
      const [first] = old;
      if (first === undefined) continue;
      const named = old.map((key) => `\`${key}\``).join(" and ");
      yield {
        manifest,
        path: ["spec", first],
        at: "key",
        message: `${title}: ${named} beside \`postgresql.synchronous\`: the operator takes one of the two ways`,
        help: `remove ${named}: \`postgresql.synchronous\` replaces them`,
      };
    }
  },
};
