import type { Catalog } from "@tenantry/tenant-model";
import { placeDragonfly } from "../names.ts";
import type { RenderedFile } from "../resource.ts";
import { buildRestrictedNamespace } from "../restricted-namespace.ts";

/** Dragonfly's namespace, where the catalog owns it. */
export function buildDragonflyNamespace(catalog: Catalog): readonly RenderedFile[] {
  const { dragonfly } = catalog;
  if (!dragonfly?.manageNamespace) return [];
  const object = buildRestrictedNamespace(catalog, dragonfly.namespace);
  const origin = ["spec", "dragonfly", "namespace"];
  return [{ path: placeDragonfly(catalog, "dragonfly", "namespace"), objects: [{ object, origin }] }];
}
