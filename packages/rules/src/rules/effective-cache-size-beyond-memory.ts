import { formatBytes, readMemory } from "@tenantry/tenant-model";
import { clustersOf } from "../reading/clusters.ts";
import { readMemoryLimit } from "../reading/instances.ts";
import { parameterOf, placeOfParameter } from "../reading/parameters.ts";
import type { Rule } from "../rule.ts";

const BLOCK = 8192;
const MB = 2 ** 20;

/** PostgreSQL 17, docs/runtime-config-query, effective_cache_size. The page cache counts into a container's memory limit. */
export const effectiveCacheSizeBeyondMemory: Rule = {
  id: "effective-cache-size-beyond-memory",
  severity: "warning",
  title: "`effective_cache_size` is not more than the memory of an instance.",
  *check(subject) {
    for (const { manifest, object, spec, title } of clustersOf(subject)) {
      const written = parameterOf(object, "effective_cache_size");
      const memory = readMemoryLimit(spec);
      const cache = readMemory(written?.text, BLOCK);
      if (written === undefined || memory === undefined || cache === undefined || cache <= memory) continue;
      yield {
        manifest,
        path: placeOfParameter(written.key),
        message: `${title}: \`effective_cache_size\` of ${formatBytes(cache)} is more than the memory limit of ${formatBytes(memory)}: the planner counts on a cache that cannot be there and prefers index scans that read from disk`,
        help: `write \`effective_cache_size: ${Math.floor((memory * 3) / 4 / MB)}MB\`, three quarters of the memory`,
      };
    }
  },
};
