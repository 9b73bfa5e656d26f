import { formatBytes } from "@tenantry/tenant-model";
import { readFlags, readMaxMemory } from "../reading/dragonfly.ts";
import { nameObject } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

/** dragonfly v1.39.0, src/server/dfly_main.cc, RunEngine. */
const THREAD = 256 * 2 ** 20;

export const dragonflyThreadMemory: Rule = {
  id: "dragonfly-thread-memory",
  severity: "error",
  title: "Each thread of a Dragonfly has 256 MiB of memory for data.",
  *check(subject) {
    for (const manifest of subject.ofKind("Dragonfly")) {
      const flags = readFlags(manifest.object);
      const maxMemory = readMaxMemory(flags.get("maxmemory")?.value);
      const flag = flags.get("proactor_threads");
      const threads = /^\d+$/.test(flag?.value ?? "") ? Number(flag?.value) : 0;
      if (flag === undefined || maxMemory === undefined || threads === 0 || maxMemory === 0) continue;
      if (maxMemory >= threads * THREAD) continue;
      const fitting = Math.floor(maxMemory / THREAD);
      yield {
        manifest,
        path: ["spec", "args", flag.index],
        message: `${nameObject(manifest.object)}: ${threads} ${threads === 1 ? "thread needs" : "threads need"} ${formatBytes(threads * THREAD)} of memory for data, and \`--maxmemory\` gives ${formatBytes(maxMemory)}: it ends at its start`,
        help:
          fitting > 0
            ? `take ${fitting === 1 ? "one thread" : `${fitting} threads`}, or give the pods more memory`
            : "give the pods more memory: one thread needs 256 MiB for data",
      };
    }
  },
};
