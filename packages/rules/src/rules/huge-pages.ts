import { readQuantity } from "@tenantry/tenant-model";
import { clustersOf } from "../reading/clusters.ts";
import { fieldsAt, isSet } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateHugePagesResources. */
export const hugePages: Rule = {
  id: "huge-pages",
  severity: "error",
  title: "Huge pages are requested as they are limited, beside CPU or memory.",
  refusedBy: "webhook",
  *check(subject) {
    for (const { manifest, spec, title } of clustersOf(subject)) {
      const [requests, limits] = [fieldsAt(spec, "resources", "requests"), fieldsAt(spec, "resources", "limits")];
      const names = Object.keys({ ...limits, ...requests }).filter((name) => name.startsWith("hugepages-"));
      for (const name of names) {
        const [request, limit] = [readQuantity(requests[name]), readQuantity(limits[name])];
        if (request === undefined || limit === undefined || request === limit) continue;
        yield {
          manifest,
          path: ["spec", "resources", "requests", name],
          message: `${title}: the request of ${name}, ${String(requests[name])}, differs from its limit of ${String(limits[name])}`,
          help: `write \`${name}: ${String(limits[name])}\` in both: huge pages cannot be overcommitted`,
        };
      }
      const isThere = (name: string) =>
        [requests, limits].some((list) => isSet(list, name) && readQuantity(list[name]) !== 0);
      if (names.length === 0 || isThere("cpu") || isThere("memory")) continue;
      yield {
        manifest,
        path: ["spec", "resources"],
        message: `${title}: ${names.join(", ")} without \`cpu\` or \`memory\`: Kubernetes gives huge pages only beside one of them`,
        help: "add `memory` to `requests` and `limits`",
      };
    }
  },
};
