import { nameObject } from "../reading/fields.ts";
import { listHealthExpressions } from "../reading/health-expressions.ts";
import type { Rule } from "../rule.ts";

/** CEL: `all` over an empty list is true; cloudnative-pg v1.30.0, api/v1/cluster_types.go, has several types of conditions. fluxcd/pkg runtime/v0.110.1, cel/status_evaluator.go. */
export const healthExpressionVacuous: Rule = {
  id: "health-expression-vacuous",
  severity: "error",
  title: "Health expressions ask whether a condition exists, not whether all of none are well.",
  *check(subject) {
    for (const { manifest, path, kind, field, text } of listHealthExpressions(subject)) {
      // Kinds whose one condition is Ready are safe: without conditions the expression is an error, which is not ready.
      if (!kind.endsWith(".postgresql.cnpg.io")) continue;
      if (!/\.filter\s*\([^;]*?\)\s*\.all\s*\(/s.test(text)) continue;
      const verdict = { current: "healthy", failed: "failed", inProgress: "in progress" }[field];
      yield {
        manifest,
        path,
        message: `${nameObject(manifest.object)}: \`filter(…).all(…)\` is true where nothing is left to look at: an object that has other conditions, but not yet this one, counts as ${verdict}`,
        help: "write `has(status.conditions) && status.conditions.exists(c, c.type == 'Ready' && c.status == 'True')`, with the type and status meant here",
      };
    }
  },
};
