import { readAdmittedMemory } from "../reading/admitted-memory.ts";
import { clustersOf } from "../reading/clusters.ts";
import { placeOfParameter } from "../reading/parameters.ts";
import { plainTextAt } from "../reading/plain-text.ts";
import type { Rule } from "../rule.ts";

const PLACE = placeOfParameter("shared_buffers");

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateConfiguration. */
export const sharedBuffersFormat: Rule = {
  id: "shared-buffers-format",
  severity: "error",
  title: "`shared_buffers` is an amount in PostgreSQL's units.",
  refusedBy: "webhook",
  *check(subject) {
    for (const { manifest, object, title } of clustersOf(subject)) {
      const text = plainTextAt(object, ...PLACE);
      if (text === undefined || readAdmittedMemory(text) !== undefined) continue;
      yield {
        manifest,
        path: PLACE,
        message: `${title}: \`shared_buffers\` is ${JSON.stringify(text)}: expected a number with kB, MB, GB or TB`,
        help: suggest(text),
      };
    }
  },
};

/** People write Kubernetes' units, or shares of memory. */
function suggest(text: string): string {
  const match = /^\s*(\d+(?:\.\d+)?)\s*([kmgt])i?b?\s*$/i.exec(text);
  if (match === null) return "write an amount such as `512MB`, about a quarter of the memory limit";
  const unit = (match[2] ?? "").toUpperCase().replace("K", "k");
  return `write \`shared_buffers: ${match[1]}${unit}B\``;
}
