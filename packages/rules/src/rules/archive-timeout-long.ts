import { readTime } from "@tenantry/tenant-model";
import { clustersOf } from "../reading/clusters.ts";
import { booleanAt, isSet, listAt } from "../reading/fields.ts";
import { parameterOf, placeOfParameter } from "../reading/parameters.ts";
import type { Rule } from "../rule.ts";

const LONGEST = 3600;

/** cloudnative-pg v1.27.0 to v1.30.0, pkg/postgres/configuration.go: 5min by default, which is the documented RPO. */
export const archiveTimeoutLong: Rule = {
  id: "archive-timeout-long",
  severity: "warning",
  title: "What is committed is in the archive within the hour.",
  *check(subject) {
    for (const { manifest, object, spec, title } of clustersOf(subject)) {
      const written = parameterOf(object, "archive_timeout");
      const seconds = readTime(written?.text, 1);
      if (written === undefined || seconds === undefined || (seconds > 0 && seconds <= LONGEST)) continue;
      const archives =
        isSet(spec, "backup", "barmanObjectStore") ||
        listAt(spec, "plugins").some(
          (plugin) => booleanAt(plugin, "isWALArchiver") === true && booleanAt(plugin, "enabled") !== false,
        );
      if (!archives || seconds < 0) continue;
      const said =
        seconds === 0
          ? "an unfinished WAL segment is never archived"
          : `a WAL segment waits up to ${Math.round(seconds / 360) / 10} hours to be archived`;
      yield {
        manifest,
        path: placeOfParameter(written.key),
        message: `${title}: with \`archive_timeout\` at \`${written.text}\` ${said}: in quiet times the loss of the cluster takes that much work with it`,
        help: "remove it: CloudNativePG's default is 5min",
      };
    }
  },
};
