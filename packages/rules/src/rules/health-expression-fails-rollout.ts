import { nameObject } from "../reading/fields.ts";
import { listHealthExpressions } from "../reading/health-expressions.ts";
import type { Rule } from "../rule.ts";

const NOT_READY = /\.type\s*==\s*['"]Ready['"]\s*&&\s*\w+\.status\s*(?:==\s*['"]False['"]|!=\s*['"]True['"])/;

/** cloudnative-pg v1.27.0 to v1.30.0, pkg/resources/status/transactions.go: Ready is False in every phase but the healthy one. */
export const healthExpressionFailsRollout: Rule = {
  id: "health-expression-fails-rollout",
  severity: "warning",
  title: "A Cluster that is not ready yet does not count as failed.",
  *check(subject) {
    for (const { manifest, path, kind, field, text } of listHealthExpressions(subject)) {
      if (kind !== "Cluster.postgresql.cnpg.io" || field !== "failed" || !NOT_READY.test(text)) continue;
      yield {
        manifest,
        path,
        message: `${nameObject(manifest.object)}: a Cluster is \`Ready: False\` while it starts and during every rolling update; taken for \`failed\`, Flux gives up at once instead of waiting`,
        help: "name the phases that nothing leads out of: `failed: has(status.phase) && status.phase in ['Cluster is unrecoverable and needs manual intervention', 'Invalid cluster definition']`",
      };
    }
  },
};
