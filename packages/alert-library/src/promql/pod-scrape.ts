import type { Metric } from "../metrics/metric.ts";
import { nameSeriesLabel, SCRAPER_LABELS } from "../scrape-labels.ts";
import { LabelSet } from "./label-set.ts";
import { type Relabeling, relabel } from "./relabel.ts";

/** What a PodMonitor or VMPodScrape says of the labels of its series, at one of its endpoints. */
export interface PodScrape {
  /** Labels of pods that become labels of series. */
  readonly podTargetLabels: readonly string[];
  /** Of targets, before they are scraped. */
  readonly relabelings?: readonly Relabeling[];
  /** Of series. */
  readonly metricRelabelings?: readonly Relabeling[];
  readonly honorLabels?: boolean;
  /** Labels that the scraper or the store adds to all series. */
  readonly externalLabels?: readonly string[];
}

/**
 * Labels that every pod of an instance, of a pooler or of Dragonfly has (cloudnative-pg v1.27.0 to v1.30.0, pkg/specs/pods.go and
 * pkg/specs/pgbouncer/deployments.go; dragonfly-operator v1.6.1, internal/resources/resources.go).
 */
const OF_EVERY_POD: ReadonlySet<string> = new Set(["cnpg.io/cluster", "cnpg.io/podRole", "app"]);

/** Labels of the targets themselves, and so of `up`. */
export function labelTargets({ podTargetLabels, relabelings = [], externalLabels = [] }: PodScrape): LabelSet {
  const target = new LabelSet([
    ...SCRAPER_LABELS.map((label) => [label, "always"] as const),
    ...podTargetLabels.map((label) => [nameSeriesLabel(label), OF_EVERY_POD.has(label) ? "always" : "listed"] as const),
  ]);
  return externalLabels.reduce(
    (labels, label) => (labels.presence(label) === "never" ? labels.with(label, "listed") : labels),
    relabel(target, relabelings),
  );
}

/** Labels of a metric's series as they are stored. */
export function labelScraped(metric: Metric, scrape: PodScrape): LabelSet {
  return relabel(joinLabels(metric, labelTargets(scrape), scrape), scrape.metricRelabelings ?? []);
}

/**
 * Labels of a metric beside those of its target. Where both have the same one, the target's wins and the other is called
 * `exported_…` (Prometheus, docs/configuration/configuration.md, honor_labels).
 */
export function joinLabels(
  metric: Metric,
  target: LabelSet,
  { honorLabels = false }: { readonly honorLabels?: boolean } = {},
): LabelSet {
  const named = new Map(target.named);
  for (const label of metric.labels) {
    const isTaken = target.presence(label) === "always" && !honorLabels;
    named.set(isTaken ? `exported_${label}` : label, metric.optional?.includes(label) ? "listed" : "always");
  }
  return new LabelSet(named, metric.moreLabels ? "unknown" : target.others);
}
