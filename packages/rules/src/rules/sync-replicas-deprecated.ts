import { clustersOf } from "../reading/clusters.ts";
import { isSet, numberAt } from "../reading/fields.ts";
import { countInstances } from "../reading/instances.ts";
import type { Rule } from "../rule.ts";

/** cloudnative-pg v1.27.0 to v1.30.0, docs/src/replication.md, section on the deprecated fields. */
export const syncReplicasDeprecated: Rule = {
  id: "sync-replicas-deprecated",
  severity: "warning",
  title: "Synchronous replication is written as `postgresql.synchronous`.",
  *check(subject) {
    for (const { manifest, spec, title } of clustersOf(subject)) {
      // Both forms at once are the webhook's affair.
      if (isSet(spec, "postgresql", "synchronous")) continue;
      const fields = ["minSyncReplicas", "maxSyncReplicas"].filter((field) => (numberAt(spec, field) ?? 0) > 0);
      const [first] = fields;
      if (first === undefined) continue;
      const standbys = (countInstances(spec) ?? 3) - 1;
      const most = numberAt(spec, "maxSyncReplicas") ?? numberAt(spec, "minSyncReplicas") ?? 1;
      const number = Math.max(1, Math.min(most, standbys - 1));
      yield {
        manifest,
        path: ["spec", first],
        at: "key",
        message: `${title}: ${fields.map((field) => `\`${field}\``).join(" and ")} ${fields.length === 1 ? "is" : "are"} deprecated: \`postgresql.synchronous\` says the same more exactly`,
        help: `write \`postgresql: {synchronous: {method: any, number: ${number}, dataDurability: preferred}}\` instead; \`preferred\` lets the number sink while standbys are away, as now, \`required\` does not`,
      };
    }
  },
};
