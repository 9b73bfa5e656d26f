import { type Catalog, readPostgresMajor } from "@tenantry/tenant-model";
import { listCustomMetrics } from "../metrics/custom-metrics.ts";
import type { Environment, Metric, PostgresRange } from "../metrics/metric.ts";
import { DRAGONFLY_TARGET_LABELS, INSTANCE_TARGET_LABELS, POOLER_TARGET_LABELS } from "../scrape-labels.ts";
import { LabelSet, NO_LABELS } from "./label-set.ts";
import { joinLabels, labelScraped, labelTargets } from "./pod-scrape.ts";
import { SeriesView } from "./series-view.ts";

/** What terms per tenant add, as far as the tenants have owners (`tenant-terms.ts`). */
export const TENANT_LABELS: readonly string[] = ["tenant", "owner"];

/** The series that a catalog's alerts and its dashboard may look at. */
export function viewCatalog(catalog: Catalog): SeriesView {
  const matched = Object.keys(catalog.monitoring.matchLabels);
  const instance = { podTargetLabels: INSTANCE_TARGET_LABELS, externalLabels: matched };
  const pooler = { podTargetLabels: POOLER_TARGET_LABELS, externalLabels: matched };
  const dragonfly = { podTargetLabels: DRAGONFLY_TARGET_LABELS, externalLabels: matched };
  const targets = labelTargets(instance).or(labelTargets(pooler)).or(labelTargets(dragonfly));
  // Who exports what the API server knows sets the labels of what it is about, e.g. `namespace`.
  const others = new LabelSet(["job", "instance", ...matched].map((label) => [label, "always"]));
  const labelsOf = (metric: Metric) => {
    switch (metric.exporter) {
      case "instance":
      case "plugin":
        return labelScraped(metric, instance);
      case "pooler":
        return labelScraped(metric, pooler);
      case "dragonfly":
        return labelScraped(metric, dragonfly);
      case "scraper":
        return joinLabels(metric, targets);
      case "rules":
        return joinLabels(metric, NO_LABELS);
      default:
        return joinLabels(metric, others, { honorLabels: true });
    }
  };
  const known = {
    added: listCustomMetrics(catalog),
    recorded: new Set<string>(),
    customQueries: "all seen" as const,
    environments: [describeEnvironment(catalog)],
  };
  return new SeriesView({ known, labelsOf, demand: "own", written: TENANT_LABELS });
}

function describeEnvironment({ versions, backup, cluster }: Catalog): Environment {
  const postgres = readPostgres(cluster.image);
  return { cloudNativePG: versions.cloudNativePG, backup: backup.method, ...(postgres && { postgres }) };
}

function readPostgres(image: Catalog["cluster"]["image"]): PostgresRange | undefined {
  const major = readPostgresMajor(image);
  return major === undefined ? undefined : { since: major, until: major };
}
