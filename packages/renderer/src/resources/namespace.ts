import type { Catalog } from "@tenantry/tenant-model";
import { placeShared } from "../names.ts";
import type { RenderedFile } from "../resource.ts";
import { buildRestrictedNamespace } from "../restricted-namespace.ts";

/** The namespace of the cluster, where the catalog owns it. */
export function buildNamespace(catalog: Catalog): readonly RenderedFile[] {
  const { cluster } = catalog;
  if (!cluster.manageNamespace) return [];
  const object = buildRestrictedNamespace(catalog, cluster.namespace);
  return [
    {
      path: placeShared(catalog, "secrets", "namespace"),
      objects: [{ object, origin: ["spec", "cluster", "namespace"] }],
    },
  ];
}
