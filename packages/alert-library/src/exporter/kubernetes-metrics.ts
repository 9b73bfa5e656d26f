import type { Catalog } from "@tenantry/tenant-model";
import { type Alert, defineAlert } from "../alert.ts";
import { joinTerms } from "../tenant-terms.ts";
import { selectAnsweredQueries } from "./answered-queries.ts";

/** A series of kube-state-metrics or the kubelet in an expression: name and selector, whose values may hold braces. */
const SERIES = /\b(kube(?:let)?_\w+)\{((?:"(?:[^"\\]|\\.)*"|[^"}])*)\}/g;
const MATCHER = /\w+(?:=~|!~|!=|=)"(?:[^"\\]|\\.)*"/g;

interface NeededSeries {
  readonly metric: string;
  readonly selector: string;
  readonly alerts: string[];
}

/**
 * Kubernetes' own series that the alerts of this catalog compare with, and which an expression over nothing would never
 * miss. As long as an instance answers, it has a pod and volumes, so then they have to be there: not before the cluster
 * starts, and not while it hibernates.
 */
export function watchKubernetesMetrics(catalog: Catalog, alerts: readonly Alert[]): readonly Alert[] {
  const terms = listNeededSeries(alerts).map(({ metric, selector, alerts: blind }) => {
    const named = `label_replace(absent(count(${metric}{${selector}})), "metric", "${metric}", "", "")`;
    return `label_replace(${named}, "blind_alerts", "${blind.join(" ")}", "", "")`;
  });
  const { name, namespace } = catalog.cluster;
  return defineAlert(catalog, "CNPGKubernetesMetricsAbsent", () => ({
    expr: joinTerms(terms).map((joined) => `(${joined})\nand on () ${selectAnsweredQueries(catalog)}`),
    summary: `No {{ $labels.metric }} of CNPG cluster ${name}`,
    description:
      `The metrics store has no series {{ $labels.metric }} of cluster ${name} in namespace ${namespace}. ` +
      "Alerts that see nothing or too little without it: {{ $labels.blind_alerts }}.",
  }));
}

function listNeededSeries(alerts: readonly Alert[]): NeededSeries[] {
  const found = new Map<string, NeededSeries>();
  for (const { name, expr } of alerts) {
    for (const [, metric = "", matchers = ""] of expr.matchAll(SERIES)) {
      const selector = dropDeployments(matchers);
      const key = `${metric}{${selector}}`;
      const needed = found.get(key);
      if (needed === undefined) found.set(key, { metric, selector, alerts: [name] });
      else if (!needed.alerts.includes(name)) needed.alerts.push(name);
    }
  }
  return [...found.values()].sort((a, b) => (a.metric < b.metric ? -1 : a.metric > b.metric ? 1 : 0));
}

/** Lists of poolers are long and come in parts; whether Deployments of the namespace are watched shows without them. */
function dropDeployments(matchers: string): string {
  return (matchers.match(MATCHER) ?? []).filter((matcher) => !matcher.startsWith("deployment=")).join(",");
}
