import { clustersOf } from "../reading/clusters.ts";
import { numberAt, textAt } from "../reading/fields.ts";
import { readImage, readPostgresVersion } from "../reading/image.ts";
import type { Rule } from "../rule.ts";

const LOWEST = 13;

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateConfiguration. */
export const postgresMajorUnsupported: Rule = {
  id: "postgres-major-unsupported",
  severity: "error",
  title: "A Cluster runs PostgreSQL 13 or later.",
  refusedBy: "webhook",
  *check(subject) {
    for (const { manifest, spec, title } of clustersOf(subject)) {
      const tag = readImage(textAt(spec, "imageName"))?.tag;
      const catalog = numberAt(spec, "imageCatalogRef", "major");
      const major = catalog ?? (tag === undefined ? undefined : readPostgresVersion(tag)?.major);
      if (major === undefined || major >= LOWEST) continue;
      yield {
        manifest,
        path: catalog === undefined ? ["spec", "imageName"] : ["spec", "imageCatalogRef", "major"],
        message: `${title}: PostgreSQL ${major}, but CloudNativePG takes ${LOWEST} or later`,
        help: "choose a major that PostgreSQL still maintains; older data come in by `bootstrap.initdb.import`",
      };
    }
  },
};
