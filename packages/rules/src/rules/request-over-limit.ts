import { readQuantity } from "@tenantry/tenant-model";
import { clustersOf } from "../reading/clusters.ts";
import { valueAt } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

const NAMES = ["cpu", "memory", "ephemeral-storage"];

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateResources. */
export const requestOverLimit: Rule = {
  id: "request-over-limit",
  severity: "error",
  title: "A Cluster requests no more of a resource than its limit.",
  refusedBy: "webhook",
  *check(subject) {
    for (const { manifest, spec, title } of clustersOf(subject)) {
      for (const name of NAMES) {
        const [written, limited] = [
          valueAt(spec, "resources", "requests", name),
          valueAt(spec, "resources", "limits", name),
        ];
        const [request, limit] = [readQuantity(written), readQuantity(limited)];
        if (!request || !limit || request <= limit) continue;
        yield {
          manifest,
          path: ["spec", "resources", "requests", name],
          message: `${title}: the request of ${name}, ${String(written)}, is more than its limit of ${String(limited)}`,
          help: `write the same amount for both, ${String(written)} or ${String(limited)}: equal requests and limits are what the operator's documentation advises`,
        };
      }
    }
  },
};
