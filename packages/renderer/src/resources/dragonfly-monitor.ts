import { DRAGONFLY_TARGET_LABELS } from "@tenantry/alert-library";
import type { PodMonitor, VMPodScrape } from "@tenantry/crd-schemas";
import type { Catalog } from "@tenantry/tenant-model";
import { labelObject } from "../labels.ts";
import { nameDragonflyMonitor, placeDragonfly, selectDragonflyPods } from "../names.ts";
import type { Renderable, RenderedFile } from "../resource.ts";

/** What is scraped of Dragonfly: its admin port alone has metrics (dragonfly-operator v1.6.1, internal/resources/const.go). */
export function buildDragonflyMonitor(catalog: Catalog): readonly RenderedFile[] {
  const { dragonfly, monitoring } = catalog;
  if (dragonfly === undefined) return [];
  const metadata = {
    name: nameDragonflyMonitor(dragonfly),
    namespace: dragonfly.namespace,
    labels: { ...monitoring.labels, ...labelObject(catalog) },
  };
  const spec = {
    selector: selectDragonflyPods(dragonfly),
    podTargetLabels: DRAGONFLY_TARGET_LABELS,
    podMetricsEndpoints: [{ port: "admin", interval: monitoring.interval }],
  };
  const object: Renderable<PodMonitor> | Renderable<VMPodScrape> =
    monitoring.scrape === "PodMonitor"
      ? { apiVersion: "monitoring.coreos.com/v1", kind: "PodMonitor", metadata, spec }
      : { apiVersion: "operator.victoriametrics.com/v1beta1", kind: "VMPodScrape", metadata, spec };
  const path = placeDragonfly(catalog, "observability", monitoring.scrape.toLowerCase());
  return [{ path, objects: [{ object, origin: ["spec", "monitoring"] }] }];
}
