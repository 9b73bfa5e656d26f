import {
  buildRuleGroups,
  describeEnvironment,
  type Exporter,
  existsFor,
  extractMetricNames,
  findMetric,
  listCustomMetrics,
  type Metric,
} from "@tenantry/alert-library";
import { type Catalog, valueOf } from "@tenantry/tenant-model";
import { explainSilence } from "./silent-metrics.ts";

/** A metric that alerts of a catalog look at, and that its exporter has. */
export interface NeededMetric {
  readonly metric: Metric;
  /** Names of the alerts, each once. */
  readonly alerts: readonly string[];
  /** When there may be no series of it although all is well; undefined where there always are some. */
  readonly silence: string | undefined;
}

/** What a catalog's alerts need of these exporters, by name. */
export function listNeededMetrics(catalog: Catalog, exporters: ReadonlySet<Exporter>): readonly NeededMetric[] {
  const environment = describeEnvironment(catalog);
  const custom = listCustomMetrics(catalog);
  const isAlone = valueOf(catalog.cluster.instances) === 1;
  return [...groupAlerts(catalog)].flatMap(([name, alerts]) => {
    const metric = custom.get(name) ?? findMetric(name);
    if (metric === undefined || !exporters.has(metric.exporter) || !existsFor(metric, environment)) return [];
    return { metric, alerts: [...alerts], silence: explainSilence(metric, { catalog, isAlone }) };
  });
}

type AlertsByMetric = ReadonlyMap<string, ReadonlySet<string>>;

/** Each exporter is held against the same alerts. */
const grouped = new WeakMap<Catalog, AlertsByMetric>();

function groupAlerts(catalog: Catalog): AlertsByMetric {
  const known = grouped.get(catalog);
  if (known !== undefined) return known;
  const byName = new Map<string, Set<string>>();
  for (const { rules } of buildRuleGroups(catalog)) {
    for (const { alert, expr } of rules) {
      for (const name of extractMetricNames(expr)) byName.set(name, (byName.get(name) ?? new Set()).add(alert));
    }
  }
  const result = new Map([...byName].sort(([a], [b]) => (a < b ? -1 : 1)));
  grouped.set(catalog, result);
  return result;
}
