import type { Catalog, Dragonfly } from "@tenantry/tenant-model";

/**
 * The labels that our PodMonitors put on series, and the selectors over them: an alert that names a label which no scrape
 * sets never fires.
 */
export const INSTANCE_TARGET_LABELS = ["cnpg.io/cluster", "cnpg.io/instanceRole"] as const;
export const POOLER_TARGET_LABELS = ["cnpg.io/cluster", "cnpg.io/poolerName"] as const;
/** Its pods carry its name (dragonfly-operator v1.6.1, internal/resources/resources.go). */
export const DRAGONFLY_TARGET_LABELS = ["app"] as const;

/**
 * What the operators write into the scrape of every pod, and the scraper itself: `job` and `instance` (prometheus-operator
 * v0.93.0, pkg/prometheus/promcfg.go; VictoriaMetrics operator v0.74.1, internal/controller/operator/factory/vmscrapes/podscrape.go).
 */
export const SCRAPER_LABELS = ["namespace", "pod", "container", "job", "instance", "endpoint"] as const;

/** Name of a pod label once it is on a series (prometheus-operator v0.93.0 and VictoriaMetrics operator v0.74.1). */
export function nameSeriesLabel(podLabel: string): string {
  return podLabel.replace(/[^A-Za-z0-9_]/g, "_");
}

export const CLUSTER_LABEL = nameSeriesLabel("cnpg.io/cluster");
export const POOLER_LABEL = nameSeriesLabel("cnpg.io/poolerName");

/** Selector of the cluster's own series, of instances and poolers: `{namespace="…",cnpg_io_cluster="…",…}`. */
export function selectCluster(catalog: Catalog, ...matchers: readonly string[]): string {
  const { cluster } = catalog;
  return selectNamespace(catalog, matchLabel(CLUSTER_LABEL, "=", cluster.name), ...matchers);
}

/** Selector of series in the cluster's namespace that others scrape, e.g. kubelet and kube-state-metrics. */
export function selectNamespace(catalog: Catalog, ...matchers: readonly string[]): string {
  return selectIn(catalog, catalog.cluster.namespace, matchers);
}

/** Selector of Dragonfly's own series: `{namespace="…",app="…",…}`. */
export function selectDragonfly(catalog: Catalog, dragonfly: Dragonfly, ...matchers: readonly string[]): string {
  return selectDragonflyNamespace(catalog, dragonfly, matchLabel("app", "=", dragonfly.name), ...matchers);
}

/** The same of series in its namespace that others scrape. */
export function selectDragonflyNamespace(
  catalog: Catalog,
  { namespace }: Dragonfly,
  ...matchers: readonly string[]
): string {
  return selectIn(catalog, namespace, matchers);
}

function selectIn({ monitoring }: Catalog, namespace: string, matchers: readonly string[]): string {
  const extra = Object.entries(monitoring.matchLabels).map(([name, value]) => matchLabel(name, "=", value));
  return `{${[matchLabel("namespace", "=", namespace), ...matchers, ...extra].join(",")}}`;
}

export function matchLabel(name: string, operator: "=" | "!=" | "=~" | "!~", value: string): string {
  const text = value.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n");
  return `${name}${operator}"${text}"`;
}
