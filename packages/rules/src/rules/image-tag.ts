import { clustersOf } from "../reading/clusters.ts";
import { textAt } from "../reading/fields.ts";
import { hasPlaceholder } from "../reading/placeholder.ts";
import type { Rule } from "../rule.ts";

const DIGEST = /@sha256:[a-fA-F0-9]+$/;
const TAG = /:([^/:]+)$/;

/**
 * cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateImageName;
 * cloudnative-pg/machinery, pkg/image/reference/imagename.go and pkg/postgres/version/version.go.
 */
export const imageTag: Rule = {
  id: "image-tag",
  severity: "error",
  title: "The tag of a Cluster's image starts with a version of PostgreSQL.",
  refusedBy: "webhook",
  *check(subject) {
    for (const { manifest, spec, title } of clustersOf(subject)) {
      const image = textAt(spec, "imageName");
      if (image === undefined || image === "" || hasPlaceholder(image)) continue;
      const reason = explain(image);
      if (reason === undefined) continue;
      yield {
        manifest,
        path: ["spec", "imageName"],
        message: `${title}: the image ${JSON.stringify(image)} ${reason}`,
        help: "write a tag with major and minor, such as `:17.6-standard-bookworm`; a digest may follow it",
      };
    }
  },
};

function explain(image: string): string | undefined {
  const tag = TAG.exec(image.replace(DIGEST, ""))?.[1];
  const why = "the operator reads the version of PostgreSQL from it";
  if (tag === undefined) return `has ${DIGEST.test(image) ? "a digest only" : "no tag"}: expected a tag, as ${why}`;
  if (tag === "latest") return `has the tag latest: expected a version, as ${why}`;
  const version = /^(?:\d\.?)+/.exec(tag)?.[0];
  if (version === undefined) return `has a tag that does not start with a version, as ${why}`;
  const [major = "", minor] = version.split(".");
  if (major === "" || minor === "" || (minor !== undefined && Number(minor) >= 100))
    return `has a tag whose minor version cannot be read from ${JSON.stringify(version)}: ${why}`;
  return undefined;
}
