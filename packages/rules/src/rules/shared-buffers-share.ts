import { formatBytes, readMemory } from "@tenantry/tenant-model";
import { clustersOf } from "../reading/clusters.ts";
import { fieldsAt } from "../reading/fields.ts";
import { readMemoryLimit } from "../reading/instances.ts";
import { parameterOf, placeOfParameter } from "../reading/parameters.ts";
import type { Rule } from "../rule.ts";

const BLOCK = 8192;
const MB = 2 ** 20;
const LEAST = 0.1;
const MOST = 0.4;
/** PostgreSQL's advice speaks of servers with a gigabyte or more. */
const LEAST_MEMORY = 2 ** 30;

/** PostgreSQL 17, docs/runtime-config-resource, shared_buffers: start at a quarter, above 40 % it rarely gets better. */
export const sharedBuffersShare: Rule = {
  id: "shared-buffers-share",
  severity: "warning",
  title: "`shared_buffers` takes between a tenth and four tenths of an instance's memory.",
  *check(subject) {
    for (const { manifest, object, spec, title } of clustersOf(subject)) {
      const written = parameterOf(object, "shared_buffers");
      const memory = readMemoryLimit(spec);
      const buffers = readMemory(written?.text, BLOCK);
      if (written === undefined || memory === undefined || buffers === undefined) continue;
      // With huge pages the buffers are not taken from this memory.
      const limits = Object.keys(fieldsAt(spec, "resources", "limits"));
      if (limits.some((name) => name.startsWith("hugepages-"))) continue;
      const share = buffers / memory;
      const isSmall = share < LEAST && memory >= LEAST_MEMORY;
      // Above the memory that is requested the webhook refuses it.
      if (!isSmall && (share <= MOST || share > 1)) continue;
      const harm = isSmall
        ? "most of the memory that is reserved for PostgreSQL serves as page cache only"
        : "what is left must do for connections, sorts and the page cache; above 40 % it rarely gets faster, and the kernel may end the instance";
      yield {
        manifest,
        path: placeOfParameter(written.key),
        message: `${title}: \`shared_buffers\` of ${formatBytes(buffers)} is ${Math.round(share * 1000) / 10} % of the memory limit of ${formatBytes(memory)}: ${harm}`,
        help: `write \`shared_buffers: ${Math.floor(memory / 4 / MB)}MB\`, a quarter of the memory`,
      };
    }
  },
};
