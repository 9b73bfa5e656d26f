import { buildRuleGroups, findMetric, listCustomMetrics } from "@tenantry/alert-library";
import type { Catalog } from "@tenantry/tenant-model";
import type { Check, CheckFault } from "../check.ts";
import { listSelectedMetrics } from "../metrics/common-matchers.ts";
import { listNeededMetrics, type NeededMetric } from "../metrics/needed-metrics.ts";
import { readText } from "../read-field.ts";
import { NO_METRICS_STORE } from "../stores/no-store.ts";
import { querySeries } from "../stores/read-answer.ts";

/** What writes a series of its own when an alert fires is none that has to be there. */
const NOT_SCRAPED = "rules";

export const seriesFresh: Check = {
  id: "series-fresh",
  criterion: "AC9",
  evidence: "monitoring",
  title: "The metrics store has fresh samples of every series that the catalog's alerts look at",
  async run({ catalog, stores }) {
    const needed = new Map(listAllNeeded(catalog).map((metric) => [metric.metric.name, metric]));
    const expressions = buildRuleGroups(catalog).flatMap(({ rules }) => rules.map(({ expr }) => expr));
    const scopes = new Map<string, string[]>();
    for (const { name, matchers } of listSelectedMetrics(expressions)) {
      const scope = matchers.join(",");
      if (needed.has(name)) scopes.set(scope, [...(scopes.get(scope) ?? []), name]);
    }
    const expectation = `samples of ${needed.size} metrics within the store's lookback, with the labels that alerts select by`;
    if (stores.metrics === undefined) return { expectation, found: "", faults: [], skipped: NO_METRICS_STORE };
    const faults: CheckFault[] = [];
    for (const [scope, names] of scopes) {
      const query = `count by (__name__) ({${[`__name__=~"${names.join("|")}"`, scope].filter((text) => text !== "").join(",")}})`;
      const series = await querySeries(stores.metrics, query);
      const present = new Set(series.map((labels) => readText(labels, "__name__")));
      for (const name of names) {
        const metric = needed.get(name);
        if (metric === undefined || metric.silence !== undefined || present.has(name)) continue;
        faults.push(explain(metric, scope, catalog));
      }
    }
    return {
      expectation,
      found: `${needed.size - faults.length} of ${needed.size} metrics have fresh samples`,
      faults,
    };
  },
};

function listAllNeeded(catalog: Catalog): readonly NeededMetric[] {
  const custom = listCustomMetrics(catalog);
  const expressions = buildRuleGroups(catalog).flatMap(({ rules }) => rules.map(({ expr }) => expr));
  const exporters = listSelectedMetrics(expressions).flatMap(
    ({ name }) => (custom.get(name) ?? findMetric(name))?.exporter ?? [],
  );
  return listNeededMetrics(catalog, new Set(exporters.filter((exporter) => exporter !== NOT_SCRAPED)));
}

function explain({ metric, alerts }: NeededMetric, scope: string, catalog: Catalog): CheckFault {
  const selector = `${metric.name}{${scope}}`;
  const external = Object.keys(catalog.monitoring.matchLabels);
  const labels =
    external.length === 0 ? "" : `, whether all series carry ${external.join(", ")} (monitoring.matchLabels)`;
  return {
    message: `the metrics store has no fresh sample of ${selector}, which ${metric.exporter} exports: alert${alerts.length === 1 ? "" : "s"} ${alerts.join(", ")} can never fire`,
    help: `query ${metric.name} there without labels; see whether it is scraped at all${labels}, and what the namespace label is`,
  };
}
