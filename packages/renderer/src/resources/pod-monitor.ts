import { INSTANCE_TARGET_LABELS, POOLER_TARGET_LABELS } from "@tenantry/alert-library";
import type { PodMonitor, VMPodScrape } from "@tenantry/crd-schemas";
import { type Catalog, listPoolers } from "@tenantry/tenant-model";
import { labelObject } from "../labels.ts";
import { nameInstanceMonitor, namePoolerMonitor, placeShared } from "../names.ts";
import type { Renderable, RenderedFile } from "../resource.ts";

interface Targets {
  readonly name: string;
  readonly podRole: "instance" | "pooler";
  readonly targetLabels: readonly string[];
}

/**
 * What is scraped: the instances, and all poolers of the cluster. Pooler pods carry the cluster's label too and call their
 * port `metrics` as well, so only the role tells the two apart.
 */
export function buildPodMonitors(catalog: Catalog): readonly RenderedFile[] {
  const { cluster, monitoring } = catalog;
  const targets: Targets[] = [
    { name: nameInstanceMonitor(cluster), podRole: "instance", targetLabels: INSTANCE_TARGET_LABELS },
  ];
  if (listPoolers(catalog).length > 0) {
    targets.push({ name: namePoolerMonitor(cluster), podRole: "pooler", targetLabels: POOLER_TARGET_LABELS });
  }
  const objects = targets.map((target) => ({
    object: buildPodMonitor(catalog, target),
    origin: ["spec", "monitoring"],
  }));
  return [{ path: placeShared(catalog, "observability", monitoring.scrape.toLowerCase()), objects }];
}

/** The kinds differ in fields that are not used here. */
function buildPodMonitor(
  catalog: Catalog,
  { name, podRole, targetLabels }: Targets,
): Renderable<PodMonitor> | Renderable<VMPodScrape> {
  const { cluster, monitoring } = catalog;
  const labels = { ...monitoring.labels, ...labelObject(catalog) };
  const metadata = { name, namespace: cluster.namespace, labels };
  const spec = {
    selector: { matchLabels: { "cnpg.io/cluster": cluster.name, "cnpg.io/podRole": podRole } },
    podTargetLabels: targetLabels,
    podMetricsEndpoints: [{ port: "metrics", interval: monitoring.interval }],
  };
  return monitoring.scrape === "PodMonitor"
    ? { apiVersion: "monitoring.coreos.com/v1", kind: "PodMonitor", metadata, spec }
    : { apiVersion: "operator.victoriametrics.com/v1beta1", kind: "VMPodScrape", metadata, spec };
}
