import { listAt, nameObject, textAt } from "../reading/fields.ts";
import { readImage } from "../reading/image.ts";
import type { Rule } from "../rule.ts";

/** Tags such as `17` and `17-bookworm`, which each minor release moves. */
const MAJOR_ONLY = /^(\d+)(?:-(?:minimal|standard|system))?(?:-[a-z]+)?$/;

/** cloudnative-pg v1.27.0 to v1.30.0, docs/src/container_images.md and docs/src/image_catalog.md. */
export const postgresImageFloating: Rule = {
  id: "postgres-image-floating",
  severity: "warning",
  title: "The PostgreSQL image of a Cluster names a minor release or a digest.",
  *check(subject) {
    const places = [
      ...subject.ofKind("Cluster").map((manifest) => ({ manifest, path: ["spec", "imageName"] as const })),
      ...(["ImageCatalog", "ClusterImageCatalog"] as const).flatMap((kind) =>
        subject.ofKind(kind).flatMap((manifest) =>
          listAt(manifest.object, "spec", "images").map((_, index) => ({
            manifest,
            path: ["spec", "images", index, "image"] as const,
          })),
        ),
      ),
    ];
    for (const { manifest, path } of places) {
      const image = readImage(textAt(manifest.object, ...path));
      const major = MAJOR_ONLY.exec(image?.tag ?? "")?.[1];
      if (image === undefined || image.digest !== undefined || major === undefined) continue;
      yield {
        manifest,
        path,
        message: `${nameObject(manifest.object)}: the tag ${image.tag} names a major only: it moves with every minor release, so that the primary and a new standby may run different ones, and an update comes with whatever restarts a pod`,
        help: `name the minor, e.g. \`${image.repository}:${major}.<minor>${(image.tag ?? "").slice(major.length)}\`, or add the digest`,
      };
    }
  },
};
