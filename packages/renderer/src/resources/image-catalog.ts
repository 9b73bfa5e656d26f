import type { ImageCatalog } from "@tenantry/crd-schemas";
import type { Catalog } from "@tenantry/tenant-model";
import { labelObject } from "../labels.ts";
import { placeShared } from "../names.ts";
import type { Renderable, RenderedFile } from "../resource.ts";

/** The operand images by major version, where the catalog writes them out. */
export function buildImageCatalog(catalog: Catalog): readonly RenderedFile[] {
  const { cluster } = catalog;
  const { image } = cluster;
  if (image.style !== "catalog" || image.images.size === 0 || image.kind !== "ImageCatalog") return [];
  const object: Renderable<ImageCatalog> = {
    apiVersion: "postgresql.cnpg.io/v1",
    kind: "ImageCatalog",
    metadata: { name: image.name, namespace: cluster.namespace, labels: labelObject(catalog) },
    spec: { images: [...image.images].map(([major, reference]) => ({ major, image: reference })) },
  };
  const origin = ["spec", "cluster", "imageCatalog"];
  return [{ path: placeShared(catalog, "cluster", "imagecatalog"), objects: [{ object, origin }] }];
}
