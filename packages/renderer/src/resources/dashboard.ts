import { buildDashboard } from "@tenantry/alert-library";
import type { ConfigMap } from "@tenantry/crd-schemas";
import type { Catalog } from "@tenantry/tenant-model";
import { labelObject } from "../labels.ts";
import { nameDashboardConfigMap, placeShared } from "../names.ts";
import { printJson } from "../print/json.ts";
import type { Renderable, RenderedFile } from "../resource.ts";

/** The ConfigMap that Grafana's sidecar makes a dashboard of (kiwigrid/k8s-sidecar, LABEL and FOLDER_ANNOTATION). */
export function buildDashboardConfigMap(catalog: Catalog): readonly RenderedFile[] {
  const { cluster, monitoring } = catalog;
  if (monitoring.dashboard === undefined) return [];
  const { folder, labels } = monitoring.dashboard;
  const object: Renderable<ConfigMap> = {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: {
      name: nameDashboardConfigMap(cluster),
      namespace: cluster.namespace,
      labels: { ...labels, ...labelObject(catalog) },
      annotations: {
        // Grafana's variables look like placeholders.
        "kustomize.toolkit.fluxcd.io/substitute": "disabled",
        ...(folder !== undefined && { grafana_folder: folder }),
      },
    },
    // The sidecar puts the files of all ConfigMaps into one folder.
    data: { [`${catalog.name}.json`]: printJson(buildDashboard(catalog)) },
  };
  return [
    {
      path: placeShared(catalog, "observability", "dashboard"),
      objects: [{ object, origin: ["spec", "monitoring", "dashboard"] }],
    },
  ];
}
