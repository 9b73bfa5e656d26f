import { formatBytes } from "@tenantry/tenant-model";
import { readFlags, readMaxMemory, readMemoryLimit } from "../reading/dragonfly.ts";
import { nameObject } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

/** Dragonfly takes four fifths where nobody says how much (dragonfly v1.39.0, src/server/dfly_main.cc). */
const MOST = 0.9;

export const dragonflyMemoryHeadroom: Rule = {
  id: "dragonfly-memory-headroom",
  severity: "error",
  title: "A Dragonfly's data leaves a tenth of its pods' memory to everything else.",
  *check(subject) {
    for (const manifest of subject.ofKind("Dragonfly")) {
      const flag = readFlags(manifest.object).get("maxmemory");
      const maxMemory = readMaxMemory(flag?.value);
      const limit = readMemoryLimit(manifest.object);
      if (flag === undefined || maxMemory === undefined || limit === undefined || maxMemory <= limit * MOST) continue;
      yield {
        manifest,
        path: ["spec", "args", flag.index],
        message: `${nameObject(manifest.object)}: \`--maxmemory\` is ${formatBytes(maxMemory)} of a limit of ${formatBytes(limit)}: the kernel ends the pod before Dragonfly refuses a write`,
        help: `leave room for connections, replication and snapshots: \`--maxmemory=${Math.floor((limit * 0.75) / 2 ** 20)}mb\` is three quarters`,
      };
    }
  },
};
