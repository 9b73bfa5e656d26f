import { extractMetricNames, judgeMetric } from "@tenantry/alert-library";
import { cloudNativePGRulesOf } from "../reading/alert-rules.ts";
import { checkedAlertsOf } from "../reading/checked-alerts.ts";
import { knownMetricsOf } from "../reading/custom-metrics.ts";
import type { Fault, Rule } from "../rule.ts";
import type { Subject } from "../subject.ts";

/** The catalogue of metrics stands in the alert library: cloudnative-pg v1.27.0 to v1.30.0, plugin-barman-cloud v0.14.0. */
export const alertMetricExists: Rule = {
  id: "alert-metric-exists",
  severity: "error",
  title: "Alerts ask for metrics that CloudNativePG has, in its version and with this method of backup.",
  check: (subject) => (subject.promql === undefined ? checkRendered(subject) : checkParsed(subject)),
};

function* checkParsed(subject: Subject): Iterable<Fault> {
  for (const { rule, checked } of subject.once(checkedAlertsOf)) {
    for (const { about, message, help } of checked.ok ? checked.faults : []) {
      if (about !== "metric") continue;
      yield { manifest: rule.manifest, path: [...rule.path, "expr"], message: `${rule.title}: ${message}`, help };
    }
  }
}

/** A catalog's own expressions are proved when the alert library is tested: here it is enough to know their metrics. */
function* checkRendered(subject: Subject): Iterable<Fault> {
  if (subject.catalog === undefined) return;
  const known = knownMetricsOf(subject);
  for (const { manifest, path, title, expression } of cloudNativePGRulesOf(subject)) {
    const names = extractMetricNames(expression);
    for (const name of names) {
      const fault = judgeMetric(name, known, names);
      if (fault === undefined) continue;
      yield { manifest, path: [...path, "expr"], message: `${title}: ${fault.message}`, help: fault.help };
    }
  }
}
