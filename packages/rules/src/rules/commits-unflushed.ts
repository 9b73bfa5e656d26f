import { readSwitch } from "@tenantry/tenant-model";
import { clustersOf } from "../reading/clusters.ts";
import { isSet, numberAt } from "../reading/fields.ts";
import { parameterOf, placeOfParameter } from "../reading/parameters.ts";
import type { Rule } from "../rule.ts";

/** PostgreSQL 17, docs/wal-async-commit: up to three times wal_writer_delay, 200ms by default, is lost. */
export const commitsUnflushed: Rule = {
  id: "commits-unflushed",
  severity: "warning",
  title: "A confirmed commit is on disk.",
  *check(subject) {
    for (const { manifest, object, spec, title } of clustersOf(subject)) {
      const written = parameterOf(object, "synchronous_commit");
      if (written === undefined || readSwitch(written.text) !== false) continue;
      // With synchronous standbys more is lost: sync-replicas-not-waited-for says so.
      const isLegacy = isSet(spec, "maxSyncReplicas") && numberAt(spec, "maxSyncReplicas") !== 0;
      if (isLegacy || isSet(spec, "postgresql", "synchronous")) continue;
      yield {
        manifest,
        path: placeOfParameter(written.key),
        message: `${title}: with \`synchronous_commit: ${written.text}\` a crash loses commits of every database that were confirmed before`,
        help: "remove it, and let those whose data may be lost choose: `ALTER ROLE … SET synchronous_commit = off`, or for one transaction by `SET LOCAL`",
      };
    }
  },
};
