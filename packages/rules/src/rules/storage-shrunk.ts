import { readQuantity } from "@tenantry/tenant-model";
import { changesOf } from "../reading/committed.ts";
import { plainTextAt } from "../reading/plain-text.ts";
import { volumesOf } from "../reading/volumes.ts";
import type { Rule } from "../rule.ts";

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateStorageConfigurationChange. */
export const storageShrunk: Rule = {
  id: "storage-shrunk",
  severity: "error",
  title: "A volume of a Cluster does not get smaller.",
  *check(subject) {
    for (const { manifest, spec, before, title } of changesOf(subject, "Cluster")) {
      const sizes = new Map(volumesOf(before).map(({ label, fields }) => [label, plainTextAt(fields, "size")]));
      for (const { label, path, fields } of volumesOf(spec)) {
        const [old, now] = [sizes.get(label), plainTextAt(fields, "size")];
        const [oldBytes, bytes] = [readQuantity(old), readQuantity(now)];
        if (oldBytes === undefined || bytes === undefined || bytes >= oldBytes) continue;
        yield {
          manifest,
          path: [...path, "size"],
          message: `${title}: ${label} shrinks from ${old} to ${now}: a volume can only grow, and the webhook refuses this`,
          help: `write \`size: ${old}\` or more; for a smaller volume restore into a new Cluster`,
        };
      }
    }
  },
};
