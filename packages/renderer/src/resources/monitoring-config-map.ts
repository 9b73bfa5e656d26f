import { listQueries } from "@tenantry/alert-library";
import type { ConfigMap } from "@tenantry/crd-schemas";
import type { Catalog } from "@tenantry/tenant-model";
import { labelObject } from "../labels.ts";
import { nameMonitoringConfigMap, placeShared, QUERIES_KEY, RELOAD_LABEL } from "../names.ts";
import { printObject } from "../print/print-document.ts";
import type { Renderable, RenderedFile } from "../resource.ts";

/** The ConfigMap of custom queries that the Cluster names. */
export function buildMonitoringConfigMap(catalog: Catalog): readonly RenderedFile[] {
  const { cluster } = catalog;
  const object: Renderable<ConfigMap> = {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: {
      name: nameMonitoringConfigMap(cluster),
      namespace: cluster.namespace,
      labels: { ...labelObject(catalog), ...RELOAD_LABEL },
    },
    data: { [QUERIES_KEY]: printObject(listQueries(catalog), { substitution: "none" }) },
  };
  return [
    {
      path: placeShared(catalog, "cluster", "monitoring-configmap"),
      objects: [{ object, origin: ["spec", "monitoring"] }],
    },
  ];
}
