import { findMetric } from "../metrics/metrics.ts";
import { SCRAPER_LABELS } from "../scrape-labels.ts";
import type { Expression } from "./expression.ts";
import { listSelectors } from "./list-selectors.ts";
import { matches } from "./match-value.ts";

/** What scrapes of nodes and services add (prometheus-operator v0.93.0, pkg/prometheus/promcfg.go; kube-prometheus). */
const OTHER_SCRAPES: ReadonlySet<string> = new Set([...SCRAPER_LABELS, "node", "service", "metrics_path"]);

/**
 * Labels that an expression asks of what Kubernetes exports, and that only something outside the scrape can add: whoever
 * selects the kubelet's series by `cluster` has a metrics store that sets it on all series.
 */
export function listOutsideLabels(expression: Expression): readonly string[] {
  return listSelectors(expression).flatMap(({ metric: name, matchers }) => {
    const metric = name && findMetric(name.name);
    if (metric === undefined || metric.moreLabels) return [];
    if (metric.exporter !== "kube-state-metrics" && metric.exporter !== "kubelet") return [];
    return matchers.flatMap((matcher) => {
      const { name: label } = matcher.label;
      const isOwn = metric.labels.includes(label) || OTHER_SCRAPES.has(label);
      return isOwn || matches(matcher, "") !== false ? [] : [label];
    });
  });
}
