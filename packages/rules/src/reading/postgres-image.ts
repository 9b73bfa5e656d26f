import type { Manifest } from "../manifest.ts";
import { namespaceOf, type Subject } from "../subject.ts";
import { type Key, listAt, numberAt, textAt } from "./fields.ts";
import { type ImageReference, readImage, readPostgresVersion } from "./image.ts";

/** The PostgreSQL of a Cluster, and the place that says so: of itself, or of the catalog that it names. */
export interface PostgresImage {
  readonly manifest: Manifest;
  readonly path: readonly Key[];
  readonly major: number;
  readonly minor?: number;
  readonly image?: ImageReference;
}

/** Undefined where nothing is written, so that the operator's default counts, or where a placeholder hides it. */
export function findPostgresImage(subject: Subject, cluster: Manifest): PostgresImage | undefined {
  const { object } = cluster;
  const own = readPlace(cluster, ["spec", "imageName"]);
  if (own !== undefined) return own;
  const major = numberAt(object, "spec", "imageCatalogRef", "major");
  if (major === undefined) return undefined;
  const name = textAt(object, "spec", "imageCatalogRef", "name") ?? "";
  const isShared = textAt(object, "spec", "imageCatalogRef", "kind") === "ClusterImageCatalog";
  const catalog = isShared
    ? subject.find("ClusterImageCatalog", "", name)
    : subject.find("ImageCatalog", namespaceOf(object), name);
  const index = listAt(catalog?.object, "spec", "images").findIndex((entry) => numberAt(entry, "major") === major);
  const listed =
    catalog === undefined || index < 0 ? undefined : readPlace(catalog, ["spec", "images", index, "image"]);
  // Tags in a catalog are free (docs/src/container_images.md): one that starts with another number is no version.
  if (listed !== undefined && listed.major === major) return listed;
  return { manifest: cluster, path: ["spec", "imageCatalogRef", "major"], major };
}

function readPlace(manifest: Manifest, path: readonly Key[]): PostgresImage | undefined {
  const image = readImage(textAt(manifest.object, ...path));
  const version = image?.tag === undefined ? undefined : readPostgresVersion(image.tag);
  return image === undefined || version === undefined ? undefined : { manifest, path, image, ...version };
}
