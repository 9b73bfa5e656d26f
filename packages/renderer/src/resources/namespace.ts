import type { Namespace } from "@tenantry/crd-schemas";
import type { Catalog } from "@tenantry/tenant-model";
import { labelObject } from "../labels.ts";
import { NEVER_PRUNED, placeShared } from "../names.ts";
import type { Renderable, RenderedFile } from "../resource.ts";

const LEVELS = ["enforce", "audit", "warn"] as const;

/** The namespace, where the catalog owns it: everything in it runs under the restricted Pod Security Standard. */
export function buildNamespace(catalog: Catalog): readonly RenderedFile[] {
  const { cluster } = catalog;
  if (!cluster.manageNamespace) return [];
  const levels = Object.fromEntries(LEVELS.map((level) => [`pod-security.kubernetes.io/${level}`, "restricted"]));
  const object: Renderable<Namespace> = {
    apiVersion: "v1",
    kind: "Namespace",
    metadata: {
      name: cluster.namespace,
      labels: { ...labelObject(catalog), ...levels },
      annotations: NEVER_PRUNED,
    },
  };
  return [
    {
      path: placeShared(catalog, "secrets", "namespace"),
      objects: [{ object, origin: ["spec", "cluster", "namespace"] }],
    },
  ];
}
