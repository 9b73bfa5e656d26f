import type { PodScrape, Relabeling } from "@tenantry/alert-library/promql";
import type { Manifest } from "../manifest.ts";
import { namespaceOf, type Subject } from "../subject.ts";
import { booleanAt, fieldsAt, listAt, textAt } from "./fields.ts";
import { isPatched } from "./patches.ts";
import { findScrapes, instanceLabels } from "./scrapes.ts";
import { poolerLabels } from "./selectors.ts";

/**
 * How the pods of every Cluster, or of every Pooler, are scraped; undefined where that is not seen of one of them, as
 * somebody else may scrape it.
 * @param externalLabels that all series get
 */
export function podScrapesOf(
  subject: Subject,
  kind: "Cluster" | "Pooler",
  externalLabels: readonly string[],
): readonly PodScrape[] | undefined {
  const scrapes: PodScrape[] = [];
  for (const target of subject.ofKind(kind)) {
    const found = scrapesOf(subject, target, kind);
    if (found.length === 0) return undefined;
    scrapes.push(...found.map((scrape) => ({ ...scrape, externalLabels })));
  }
  return scrapes.length === 0 ? undefined : scrapes;
}

function scrapesOf(subject: Subject, target: Manifest, kind: "Cluster" | "Pooler"): PodScrape[] {
  const { object } = target;
  const monitoring = fieldsAt(object, "spec", "monitoring");
  const own: PodScrape[] = [];
  // The operator's own: it names no labels of pods (cloudnative-pg v1.27.0 to v1.30.0, pkg/specs/podmonitor.go).
  if (booleanAt(monitoring, "enablePodMonitor") === true) {
    own.push({
      podTargetLabels: [],
      relabelings: readRelabelings(monitoring, "podMonitorRelabelings"),
      metricRelabelings: readRelabelings(monitoring, "podMonitorMetricRelabelings"),
    });
  }
  if (isPatched(subject, target, "spec", "monitoring")) return [];
  const labels = kind === "Cluster" ? instanceLabels(textAt(object, "metadata", "name") ?? "") : poolerLabels(object);
  const found = findScrapes(subject, namespaceOf(object), labels);
  if (found.some((scrape) => isPatched(subject, scrape, "spec"))) return [];
  return [...own, ...found.flatMap(readScrape)];
}

/** One for each endpoint; `VMPodScrape` calls two fields otherwise. */
function readScrape({ object }: Manifest): PodScrape[] {
  const podTargetLabels = readTexts(object, "spec", "podTargetLabels");
  return listAt(object, "spec", "podMetricsEndpoints").map((endpoint) => ({
    podTargetLabels,
    relabelings: [...readRelabelings(endpoint, "relabelings"), ...readRelabelings(endpoint, "relabelConfigs")],
    metricRelabelings: [
      ...readRelabelings(endpoint, "metricRelabelings"),
      ...readRelabelings(endpoint, "metricRelabelConfigs"),
    ],
    honorLabels: booleanAt(endpoint, "honorLabels") === true,
  }));
}

function readRelabelings(value: unknown, field: string): Relabeling[] {
  return listAt(value, field).map((step) => {
    const action = textAt(step, "action");
    const targetLabel = textAt(step, "targetLabel") ?? textAt(step, "target_label");
    const regex = textAt(step, "regex");
    const replacement = textAt(step, "replacement");
    return {
      sourceLabels: [...readTexts(step, "sourceLabels"), ...readTexts(step, "source_labels")],
      ...(action !== undefined && { action }),
      ...(targetLabel !== undefined && { targetLabel }),
      ...(regex !== undefined && { regex }),
      ...(replacement !== undefined && { replacement }),
    };
  });
}

function readTexts(value: unknown, ...path: string[]): string[] {
  return listAt(value, ...path).filter((item): item is string => typeof item === "string");
}
