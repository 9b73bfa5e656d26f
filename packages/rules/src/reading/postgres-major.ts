import type { Fields } from "../manifest.ts";
import { isSet, numberAt } from "./fields.ts";
import { readImage, readPostgresVersion } from "./image.ts";

/** The oldest major among the default images of CloudNativePG 1.27 to 1.30 (pkg/versions/versions.go). */
const OLDEST_DEFAULT = 17;

/**
 * The major of PostgreSQL that a Cluster runs, by its catalog or its image; at least 17 where it leaves both to the operator.
 * Undefined where it cannot be told.
 */
export function postgresMajorOf(spec: Fields): number | undefined {
  if (isSet(spec, "imageCatalogRef")) return numberAt(spec, "imageCatalogRef", "major");
  const image = spec["imageName"];
  if (image === undefined || image === null || image === "") return OLDEST_DEFAULT;
  const tag = readImage(image)?.tag;
  return tag === undefined ? undefined : readPostgresVersion(tag)?.major;
}
