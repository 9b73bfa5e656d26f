import { clustersOf } from "../reading/clusters.ts";
import { parameterOf, placeOfParameter } from "../reading/parameters.ts";
import type { Rule } from "../rule.ts";

/** PostgreSQL 17, docs/runtime-config-resource: its own default of max_worker_processes. */
const USUAL = 8;
/** cloudnative-pg v1.27.0 to v1.30.0, pkg/postgres/configuration.go: its default of both parameters. */
const DEFAULT = 32;

export const workerProcessesFew: Rule = {
  id: "worker-processes-few",
  severity: "warning",
  title: "Parallel queries leave worker processes for replication and extensions.",
  *check(subject) {
    for (const { manifest, object, title } of clustersOf(subject)) {
      const written = parameterOf(object, "max_worker_processes");
      const workers = readCount(written?.text);
      const other = parameterOf(object, "max_parallel_workers");
      const parallel = other === undefined ? DEFAULT : readCount(other.text);
      if (written === undefined || workers === undefined || parallel === undefined) continue;
      if (workers >= USUAL || workers > parallel) continue;
      yield {
        manifest,
        path: placeOfParameter(written.key),
        message: `${title}: parallel queries may take ${parallel} workers, and \`max_worker_processes\` allows ${workers}: none is left for logical replication and extensions such as pg_cron, and CloudNativePG's own default is ${DEFAULT}`,
        help: `remove \`max_worker_processes\`; \`max_parallel_workers\` alone says how many processors queries may use`,
      };
    }
  },
};

function readCount(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*\d+\s*$/.test(text) ? Number(text) : undefined;
}
