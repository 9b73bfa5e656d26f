import type { Fields } from "../manifest.ts";
import { nameObject } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

/** Kinds that hold text of any length; the others would break a reader long before. */
const KINDS = ["ConfigMap", "Secret", "Cluster", "ImageCatalog", "ClusterImageCatalog"] as const;
/** etcd v3.5, server/embed/config.go, DefaultMaxRequestBytes. */
const LARGEST = 1.5 * 2 ** 20;
/** Kubernetes v1.34, pkg/apis/core/validation and types.go, MaxSecretSize. */
const LARGEST_DATA = 2 ** 20;

export const objectTooLarge: Rule = {
  id: "object-too-large",
  severity: "error",
  title: "No object is larger than etcd and the API server take.",
  refusedBy: "API server",
  *check(subject) {
    for (const kind of KINDS) {
      const most = kind === "ConfigMap" || kind === "Secret" ? LARGEST_DATA : LARGEST;
      for (const manifest of subject.ofKind(kind)) {
        const size = countCharacters(manifest.object);
        if (size <= most) continue;
        yield {
          manifest,
          path: [],
          message: `${nameObject(manifest.object)} is larger than ${most / 2 ** 20} MiB, which is all that the API server takes`,
          help: kind === "Cluster" ? "move roles into DatabaseRole objects, or tenants to another cluster" : "split it",
        };
      }
    }
  },
};

/** Characters of the object as JSON: never more than the bytes that are stored. */
function countCharacters(object: Fields): number {
  return JSON.stringify(object).length;
}
