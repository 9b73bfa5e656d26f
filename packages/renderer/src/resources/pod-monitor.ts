import { INSTANCE_TARGET_LABELS, POOLER_TARGET_LABELS } from "@tenantry/alert-library";
import type { PodMonitor, VMPodScrape } from "@tenantry/crd-schemas";
import { type Catalog, listPoolers, type Path } from "@tenantry/tenant-model";
import { labelObject } from "../labels.ts";
import { nameInstanceMonitor, nameOperatorMonitor, namePoolerMonitor, placeShared } from "../names.ts";
import type { Renderable, RenderedFile } from "../resource.ts";

interface Targets {
  readonly name: string;
  readonly pods: Readonly<Record<string, string>>;
  readonly targetLabels?: readonly string[];
  /** The cluster's own when left out. */
  readonly namespace?: string;
  readonly origin?: Path;
}

/**
 * What is scraped: the instances, all poolers of the cluster, and the operators that the catalog installs. Pooler pods carry the cluster's label too and call their
 * port `metrics` as well, so only the role tells the two apart.
 */
export function buildPodMonitors(catalog: Catalog): readonly RenderedFile[] {
  const { cluster, monitoring } = catalog;
  const select = (role: "instance" | "pooler") => ({ "cnpg.io/cluster": cluster.name, "cnpg.io/podRole": role });
  const targets: Targets[] = [
    { name: nameInstanceMonitor(cluster), pods: select("instance"), targetLabels: INSTANCE_TARGET_LABELS },
  ];
  if (listPoolers(catalog).length > 0) {
    targets.push({ name: namePoolerMonitor(cluster), pods: select("pooler"), targetLabels: POOLER_TARGET_LABELS });
  }
  targets.push(...listOperatorTargets(catalog));
  const objects = targets.map((target) => ({
    object: buildPodMonitor(catalog, target),
    origin: target.origin ?? ["spec", "monitoring"],
  }));
  return [{ path: placeShared(catalog, "observability", monitoring.scrape.toLowerCase()), objects }];
}

/**
 * The charts label their pods with their own name, and call the port `metrics`; a Service with metrics has only Dragonfly's.
 * The plugin has none of its own: what it measures comes with the instances.
 */
function listOperatorTargets({ operators }: Catalog): Targets[] {
  return operators
    .filter(({ id }) => id !== "barmanCloud")
    .map((operator) => ({
      name: nameOperatorMonitor(operator),
      pods: { "app.kubernetes.io/name": operator.chart, "app.kubernetes.io/instance": operator.chart },
      namespace: operator.namespace,
      origin: operator.origin,
    }));
}

/** The kinds differ in fields that are not used here. */
function buildPodMonitor(
  catalog: Catalog,
  { name, pods, targetLabels, namespace }: Targets,
): Renderable<PodMonitor> | Renderable<VMPodScrape> {
  const { cluster, monitoring } = catalog;
  const labels = { ...monitoring.labels, ...labelObject(catalog) };
  const metadata = { name, namespace: cluster.namespace, labels };
  const spec = {
    selector: { matchLabels: pods },
    ...(namespace !== undefined && { namespaceSelector: { matchNames: [namespace] } }),
    ...(targetLabels && { podTargetLabels: targetLabels }),
    podMetricsEndpoints: [{ port: "metrics", interval: monitoring.interval }],
  };
  return monitoring.scrape === "PodMonitor"
    ? { apiVersion: "monitoring.coreos.com/v1", kind: "PodMonitor", metadata, spec }
    : { apiVersion: "operator.victoriametrics.com/v1beta1", kind: "VMPodScrape", metadata, spec };
}
