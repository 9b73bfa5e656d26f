import { checkedAlertsOf } from "../reading/checked-alerts.ts";
import type { Rule } from "../rule.ts";

/** The grammar is that of Prometheus 3 (`@prometheus-io/lezer-promql` 0.315). */
export const alertExpressionUnreadable: Rule = {
  id: "alert-expression-unreadable",
  severity: "error",
  title: "Expressions of a PrometheusRule are PromQL.",
  *check(subject) {
    const { promql } = subject;
    if (promql === undefined) return;
    for (const { rule, checked } of subject.once(checkedAlertsOf)) {
      if (rule.kind !== "PrometheusRule") continue;
      const parsed = checked.ok ? promql.parseExpression(rule.expression) : checked;
      const fault = parsed.ok ? promql.findRangeFault(parsed.expression) : parsed.fault;
      if (fault === undefined) continue;
      yield {
        manifest: rule.manifest,
        path: [...rule.path, "expr"],
        message: `${rule.title}: Prometheus cannot read the expression (${placeOf(rule.expression, fault.from)}): ${fault.message}`,
        help: "correct it: Prometheus' operator leaves out an object with such an expression, and all its alerts with it",
      };
    }
  },
};

function placeOf(text: string, offset: number): string {
  const before = text.slice(0, offset).split("\n");
  const column = `character ${(before.at(-1) ?? "").length + 1}`;
  return text.trimEnd().includes("\n") ? `line ${before.length}, ${column}` : column;
}
