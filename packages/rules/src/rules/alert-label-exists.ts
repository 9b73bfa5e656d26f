import { checkedAlertsOf } from "../reading/checked-alerts.ts";
import type { Rule } from "../rule.ts";

/**
 * A warning, as what adds labels to all series may not be among the files. Where labels come from: cloudnative-pg v1.27.0 to
 * v1.30.0 (pkg/specs/podmonitor.go), prometheus-operator v0.93.0 (pkg/prometheus/promcfg.go), VictoriaMetrics operator
 * v0.74.1 (internal/controller/operator/factory/vmscrapes/podscrape.go).
 */
export const alertLabelExists: Rule = {
  id: "alert-label-exists",
  severity: "warning",
  title: "Alerts ask for labels that CloudNativePG's series have once they are scraped.",
  *check(subject) {
    for (const { rule, checked, inTexts } of subject.once(checkedAlertsOf)) {
      if (!checked.ok) continue;
      const { manifest, path, title } = rule;
      for (const { about, message, help } of checked.faults) {
        if (about === "label")
          yield { manifest, path: [...path, "expr"], message: `${title}: ${message}`, help: advise(help) };
      }
      for (const { place, message, help } of inTexts) {
        yield { manifest, path: [...path, ...place], message: `${title}: ${message}`, help: advise(help) };
      }
    }
  },
};

function advise(help: string): string {
  return `${help}; where the metrics store adds it to all series, lint the object that says so (\`externalLabels\`) as well`;
}
