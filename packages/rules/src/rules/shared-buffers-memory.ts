import { formatBytes, readQuantity } from "@tenantry/tenant-model";
import { readAdmittedMemory } from "../reading/admitted-memory.ts";
import { clustersOf } from "../reading/clusters.ts";
import { fieldsAt } from "../reading/fields.ts";
import { placeOfParameter } from "../reading/parameters.ts";
import { plainTextAt } from "../reading/plain-text.ts";
import type { Rule } from "../rule.ts";

const PLACE = placeOfParameter("shared_buffers");

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, hasEnoughMemoryForSharedBuffers. */
export const sharedBuffersMemory: Rule = {
  id: "shared-buffers-memory",
  severity: "error",
  title: "`shared_buffers` fits into the memory request, or into huge pages.",
  refusedBy: "webhook",
  *check(subject) {
    for (const { manifest, object, spec, title } of clustersOf(subject)) {
      const text = plainTextAt(object, ...PLACE);
      const buffers = text === undefined ? undefined : readAdmittedMemory(text);
      const requests = fieldsAt(spec, "resources", "requests");
      const memory = readQuantity(requests["memory"]);
      if (text === undefined || buffers === undefined || !memory || buffers <= memory) continue;
      const resources = { ...requests, ...fieldsAt(spec, "resources", "limits") };
      const pages = Object.entries(resources).filter(([name]) => name.startsWith("hugepages-"));
      // Pages whose number is not known may be enough.
      if (pages.some(([, quantity]) => (readQuantity(quantity) ?? Number.POSITIVE_INFINITY) >= buffers)) continue;
      const unit = /^\d+$/.test(text) ? `, which the operator reads as ${text}MB,` : "";
      yield {
        manifest,
        path: ["spec", "resources", "requests", "memory"],
        message: `${title}: \`shared_buffers: ${text}\`${unit} is more than the memory request of ${String(requests["memory"])}`,
        help: `raise the memory request to ${formatBytes(buffers * 4)}, of which it is a quarter, or write \`shared_buffers: ${Math.floor(memory / 4 / 2 ** 20)}MB\``,
      };
    }
  },
};
