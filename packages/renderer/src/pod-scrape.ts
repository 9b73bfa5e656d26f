import type { PodMonitor, VMPodScrape } from "@tenantry/crd-schemas";
import type { Catalog } from "@tenantry/tenant-model";
import { labelObject } from "./labels.ts";
import type { Renderable } from "./resource.ts";

export interface PodScrape {
  readonly name: string;
  /** Of the object itself. */
  readonly namespace: string;
  readonly selector: { readonly matchLabels: Readonly<Record<string, string>> };
  /** Where the pods are; beside the object when left out. */
  readonly podNamespace?: string;
  /** Labels of the pods that their series get. */
  readonly targetLabels?: readonly string[];
  readonly port: string;
}

/** A scrape of pods by the catalog's kind; the two differ in fields that are not used here. */
export function buildPodScrape(
  catalog: Catalog,
  { name, namespace, selector, podNamespace, targetLabels, port }: PodScrape,
): Renderable<PodMonitor> | Renderable<VMPodScrape> {
  const { monitoring } = catalog;
  const metadata = { name, namespace, labels: { ...monitoring.labels, ...labelObject(catalog) } };
  const spec = {
    selector,
    ...(podNamespace !== undefined && { namespaceSelector: { matchNames: [podNamespace] } }),
    ...(targetLabels && { podTargetLabels: targetLabels }),
    podMetricsEndpoints: [{ port, interval: monitoring.interval }],
  };
  return monitoring.scrape === "PodMonitor"
    ? { apiVersion: "monitoring.coreos.com/v1", kind: "PodMonitor", metadata, spec }
    : { apiVersion: "operator.victoriametrics.com/v1beta1", kind: "VMPodScrape", metadata, spec };
}
