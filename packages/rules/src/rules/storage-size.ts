import { readQuantity } from "@tenantry/tenant-model";
import { clustersOf } from "../reading/clusters.ts";
import { isSet } from "../reading/fields.ts";
import { hasPlaceholder } from "../reading/placeholder.ts";
import { requestsSize, volumesOf } from "../reading/volumes.ts";
import type { Rule } from "../rule.ts";

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateStorageConfigurationSize. */
export const storageSize: Rule = {
  id: "storage-size",
  severity: "error",
  title: "Every volume of a Cluster has a size that is a Kubernetes quantity.",
  refusedBy: "webhook",
  *check(subject) {
    for (const { manifest, object, spec, title } of clustersOf(subject)) {
      // Without a spec there is nothing to judge; the schema asks for it.
      if (!isSet(object, "spec", "instances")) continue;
      for (const volume of volumesOf(spec)) {
        const { label, path, fields } = volume;
        const size = fields["size"] ?? "";
        if (typeof size !== "string" || hasPlaceholder(size)) continue;
        if (size === "") {
          if (requestsSize(volume)) continue;
          const message = `${title}: ${label} has no size: expected \`size\`, or a request for storage in its \`pvcTemplate\``;
          yield {
            manifest,
            path,
            message,
            help: "add `size`, such as `size: 10Gi`; a volume can grow later, never shrink",
          };
        } else if (readQuantity(size) === undefined) {
          yield {
            manifest,
            path: [...path, "size"],
            message: `${title}: the size of ${label}, ${JSON.stringify(size)}, is no Kubernetes quantity`,
            help: suggest(size),
          };
        }
      }
    }
  },
};

/** People write PostgreSQL's units, or a space before the unit. */
function suggest(size: string): string {
  const match = /^\s*(\d+(?:\.\d+)?)\s*([KMGTP])i?B?\s*$/i.exec(size);
  if (match === null) return "write a number and a unit such as Mi, Gi or Ti: `10Gi`";
  const [, digits, unit = ""] = match;
  return `write \`${digits}${unit.toUpperCase()}i\``;
}
