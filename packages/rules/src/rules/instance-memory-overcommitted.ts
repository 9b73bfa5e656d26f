import { formatBytes, readQuantity } from "@tenantry/tenant-model";
import type { Fields } from "../manifest.ts";
import { clustersOf } from "../reading/clusters.ts";
import { isSet, valueAt } from "../reading/fields.ts";
import { isPatched } from "../reading/patches.ts";
import type { Rule } from "../rule.ts";
import { kindOf, namespaceOf } from "../subject.ts";

/** cloudnative-pg v1.27.0 to v1.30.0, docs/src/resource_management.md: requests equal to limits, so that the kernel spares it. */
export const instanceMemoryOvercommitted: Rule = {
  id: "instance-memory-overcommitted",
  severity: "warning",
  title: "Instances get the memory that they may use: request and limit are the same.",
  *check(subject) {
    const withDefaults = new Set(
      [...subject.objects()]
        .filter((manifest) => kindOf(manifest) === "/LimitRange")
        .map(({ object }) => namespaceOf(object)),
    );
    for (const { manifest, object, spec, title } of clustersOf(subject)) {
      const hasDefaults = withDefaults.has(namespaceOf(object)) || isPatched(subject, manifest, "spec", "resources");
      const request = valueAt(spec, "resources", "requests", "memory");
      const limit = valueAt(spec, "resources", "limits", "memory");
      if (request === undefined && limit === undefined) {
        if (hasDefaults || isTextual(spec)) continue;
        yield {
          manifest,
          path: ["spec", "resources"],
          message: `${title} reserves no memory: its pods are the first that the kernel ends and the kubelet evicts when a node runs short`,
          help: "write `resources` with the same memory and cpu under `requests` and `limits`",
        };
        continue;
      }
      // A limit alone is a request too (Kubernetes v1.34, pkg/apis/core/v1/defaults.go).
      if (request === undefined || (limit === undefined && hasDefaults)) continue;
      const [least, most] = [readQuantity(request), readQuantity(limit)];
      if (least === undefined || (isSet(limit) && most === undefined)) continue;
      // A request above the limit is refused.
      if (most !== undefined && least >= most) continue;
      yield {
        manifest,
        path: ["spec", "resources", ...(most === undefined ? ["requests"] : ["limits"]), "memory"],
        message: `${title} reserves ${formatBytes(least)} of memory and may use ${most === undefined ? "any amount" : formatBytes(most)}: above its request the kernel ends PostgreSQL first when the node runs short`,
        help: `write the same value under \`requests\` and \`limits\`, e.g. \`memory: ${String(limit ?? request)}\`; with equal cpu values too the pods are Guaranteed`,
      };
    }
  },
};

/** Whether a placeholder stands where fields belong. */
function isTextual(spec: Fields): boolean {
  const places = [["resources"], ["resources", "requests"], ["resources", "limits"]];
  return places.some((place) => typeof valueAt(spec, ...place) === "string");
}
