import { type KnownMetrics, listCustomMetrics, type Metric } from "@tenantry/alert-library";
import type { Manifest } from "../manifest.ts";
import { namespaceOf, type Subject } from "../subject.ts";
import { alertRulesOf } from "./alert-rules.ts";
import { fieldsAt, isSet, listAt, textAt } from "./fields.ts";
import { environmentsOf } from "./metric-environments.ts";
import { isPatched } from "./patches.ts";
import { plainTextAt } from "./plain-text.ts";

/** The operator's own, which the webhook adds to each Cluster (cloudnative-pg v1.27.0 to v1.30.0, api/v1/cluster_defaults.go). */
const DEFAULT_QUERIES = "cnpg-default-monitoring";
/** Settings of the operator that put other queries in their place (docs/src/operator_conf.md). */
const OTHER_DEFAULTS = ["MONITORING_QUERIES_CONFIGMAP", "MONITORING_QUERIES_SECRET"];

/** What the objects say of the metrics of CloudNativePG that there are. */
export function knownMetricsOf(subject: Subject): KnownMetrics {
  const clusters = subject.ofKind("Cluster");
  const recorded = new Set(subject.once(alertRulesOf).flatMap(({ record }) => record ?? []));
  const environments = environmentsOf(subject);
  if (subject.catalog !== undefined) {
    const hasOthers = clusters.some(({ object }) => countSources(object) > 1);
    const added = listCustomMetrics(subject.catalog);
    return { added, recorded, environments, customQueries: hasOthers ? "some unseen" : "all seen" };
  }
  const read = clusters.map((cluster) => readQueriesOf(subject, cluster));
  const isAllSeen = read.length > 0 && !read.includes(undefined) && !changesDefaults(subject);
  const metrics = read.flatMap((found) => found ?? []);
  return {
    added: new Map(metrics.map((metric) => [metric.name, metric])),
    recorded,
    environments,
    customQueries: isAllSeen ? "all seen" : "some unseen",
  };
}

function countSources(cluster: Manifest["object"]): number {
  const monitoring = fieldsAt(cluster, "spec", "monitoring");
  return listAt(monitoring, "customQueriesConfigMap").length + listAt(monitoring, "customQueriesSecret").length;
}

/** Undefined where a source is not among the objects, or cannot be read. */
function readQueriesOf(subject: Subject, cluster: Manifest): readonly Metric[] | undefined {
  if (isPatched(subject, cluster, "spec", "monitoring")) return undefined;
  const monitoring = fieldsAt(cluster.object, "spec", "monitoring");
  const metrics: Metric[] = [];
  for (const [field, kind, data] of [
    ["customQueriesConfigMap", "ConfigMap", "data"],
    ["customQueriesSecret", "Secret", "stringData"],
  ] as const) {
    for (const entry of listAt(monitoring, field)) {
      const name = textAt(entry, "name") ?? "";
      if (name === DEFAULT_QUERIES) continue;
      const source = subject.find(kind, namespaceOf(cluster.object), name);
      const text = source && plainTextAt(source.object, data, textAt(entry, "key") ?? "");
      const read = text === undefined ? undefined : subject.promql?.readCustomQueries(text);
      if (read === undefined) return undefined;
      metrics.push(...read);
    }
  }
  return metrics;
}

function changesDefaults(subject: Subject): boolean {
  return (["ConfigMap", "Secret"] as const).some((kind) =>
    subject
      .ofKind(kind)
      .some(({ object }) =>
        OTHER_DEFAULTS.some((name) => isSet(object, "data", name) || isSet(object, "stringData", name)),
      ),
  );
}
