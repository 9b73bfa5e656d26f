import { checkedAlertsOf } from "../reading/checked-alerts.ts";
import type { Rule } from "../rule.ts";

/** MetricsQL has words that PromQL lacks, e.g. `default`, `keep_metric_names` and `WITH` (docs.victoriametrics.com/metricsql). */
export const alertExpressionUnchecked: Rule = {
  id: "alert-expression-unchecked",
  severity: "warning",
  title:
    "Expressions over CloudNativePG's metrics in a VMRule are PromQL, so that their metrics and labels can be checked.",
  *check(subject) {
    for (const { rule, checked } of subject.once(checkedAlertsOf)) {
      if (rule.kind !== "VMRule" || checked.ok) continue;
      yield {
        manifest: rule.manifest,
        path: [...rule.path, "expr"],
        message: `${rule.title}: not checked, as the expression is not PromQL: ${checked.fault.message}`,
        help: "where it is MetricsQL, VictoriaMetrics can read it, but nobody has looked whether its metrics and labels exist: write it in PromQL, or check it by hand",
      };
    }
  },
};
