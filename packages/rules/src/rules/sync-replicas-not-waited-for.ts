import { readSwitch } from "@tenantry/tenant-model";
import { clustersOf } from "../reading/clusters.ts";
import { readSync } from "../reading/instances.ts";
import { parameterOf, placeOfParameter } from "../reading/parameters.ts";
import type { Rule } from "../rule.ts";

/** PostgreSQL 17, docs/runtime-config-wal, synchronous_commit. */
export const syncReplicasNotWaitedFor: Rule = {
  id: "sync-replicas-not-waited-for",
  severity: "warning",
  title: "A Cluster with synchronous standbys waits for them.",
  *check(subject) {
    for (const { manifest, object, spec, title } of clustersOf(subject)) {
      const written = parameterOf(object, "synchronous_commit");
      if (written === undefined || readSync(spec) === undefined) continue;
      const value = written.text.trim().toLowerCase();
      if (value !== "local" && readSwitch(value) !== false) continue;
      yield {
        manifest,
        path: placeOfParameter(written.key),
        message: `${title}: with \`synchronous_commit\` at \`${written.text}\` no commit waits for a standby, whatever number is asked for: a failover loses what was confirmed`,
        help: "remove `synchronous_commit`, or the synchronous replication; sessions that may lose data can set it themselves",
      };
    }
  },
};
