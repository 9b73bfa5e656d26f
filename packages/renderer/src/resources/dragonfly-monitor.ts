import { DRAGONFLY_TARGET_LABELS } from "@tenantry/alert-library";
import type { Catalog } from "@tenantry/tenant-model";
import { nameDragonflyMonitor, placeDragonfly, selectDragonflyPods } from "../names.ts";
import { buildPodScrape } from "../pod-scrape.ts";
import type { RenderedFile } from "../resource.ts";

/** What is scraped of Dragonfly: its admin port alone has metrics (dragonfly-operator v1.6.1, internal/resources/const.go). */
export function buildDragonflyMonitor(catalog: Catalog): readonly RenderedFile[] {
  const { dragonfly, monitoring } = catalog;
  if (dragonfly === undefined) return [];
  const object = buildPodScrape(catalog, {
    name: nameDragonflyMonitor(dragonfly),
    namespace: dragonfly.namespace,
    selector: selectDragonflyPods(dragonfly),
    targetLabels: DRAGONFLY_TARGET_LABELS,
    port: "admin",
  });
  const path = placeDragonfly(catalog, "observability", monitoring.scrape.toLowerCase());
  return [{ path, objects: [{ object, origin: ["spec", "monitoring"] }] }];
}
