import { clustersOf } from "../reading/clusters.ts";
import { isSet, textAt } from "../reading/fields.ts";
import { requestsSize, volumesOf } from "../reading/volumes.ts";
import type { Rule } from "../rule.ts";

/**
 * cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, getStorageWarnings; tablespaces are built
 * by the same code (pkg/reconciler/persistentvolumeclaim/build.go), although the webhook does not warn there.
 */
export const storageDeclaredTwice: Rule = {
  id: "storage-declared-twice",
  severity: "warning",
  title: "A volume's size and class stand beside its `pvcTemplate` or in it, not in both.",
  *check(subject) {
    for (const { manifest, spec, title } of clustersOf(subject)) {
      for (const volume of volumesOf(spec)) {
        const { label, path, fields } = volume;
        if (isSet(fields, "storageClass") && isSet(fields, "pvcTemplate", "storageClassName")) {
          const message = `${title}: ${label} has \`storageClass\` and \`pvcTemplate.storageClassName\`: the operator takes the first`;
          const help = "remove `pvcTemplate.storageClassName`, which has no effect";
          yield { manifest, path: [...path, "pvcTemplate", "storageClassName"], message, help };
        }
        if ((textAt(fields, "size") ?? "") !== "" && requestsSize(volume)) {
          const message = `${title}: ${label} has \`size\` and a request for storage in its \`pvcTemplate\`: the operator takes \`size\``;
          const help = "remove `pvcTemplate.resources.requests.storage`, which has no effect";
          yield { manifest, path: [...path, "pvcTemplate", "resources", "requests", "storage"], message, help };
        }
      }
    }
  },
};
