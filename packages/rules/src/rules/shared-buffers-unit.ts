import { formatBytes } from "@tenantry/tenant-model";
import { clustersOf } from "../reading/clusters.ts";
import { placeOfParameter } from "../reading/parameters.ts";
import { plainTextAt } from "../reading/plain-text.ts";
import type { Rule } from "../rule.ts";

const PLACE = placeOfParameter("shared_buffers");
const BLOCK = 8192;

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, getSharedBuffersWarnings. */
export const sharedBuffersUnit: Rule = {
  id: "shared-buffers-unit",
  severity: "warning",
  title: "`shared_buffers` has a unit.",
  *check(subject) {
    for (const { manifest, object, title } of clustersOf(subject)) {
      const text = plainTextAt(object, ...PLACE);
      if (text === undefined || !/^\d+$/.test(text)) continue;
      const bytes = Number(text) * BLOCK;
      const amount = formatBytes(bytes);
      yield {
        manifest,
        path: PLACE,
        message: `${title}: \`shared_buffers: "${text}"\` has no unit: PostgreSQL counts blocks of 8kB, ${amount} in all, while the operator takes it for ${text}MB when it compares it with the memory request`,
        help: `write the unit: \`${text}MB\`, or \`${Math.ceil(bytes / 1024)}kB\` for what it is now`,
      };
    }
  },
};
