import { clustersOf, isReplica } from "../reading/clusters.ts";
import { textAt } from "../reading/fields.ts";
import { placeOfParameter } from "../reading/parameters.ts";
import { plainTextAt } from "../reading/plain-text.ts";
import type { Rule } from "../rule.ts";

const PLACE = placeOfParameter("archive_mode");

/**
 * cloudnative-pg v1.27.0 to v1.30.0, api/v1/cluster_defaults.go and pkg/postgres/configuration.go: the defaulting webhook writes
 * its own value before anybody judges, so that nothing is refused.
 */
export const archiveModeOverwritten: Rule = {
  id: "archive-mode-overwritten",
  severity: "warning",
  title: "A Cluster leaves `archive_mode` to the operator.",
  *check(subject) {
    for (const cluster of clustersOf(subject)) {
      const { manifest, object, title } = cluster;
      const mode = plainTextAt(object, ...PLACE);
      const skip = textAt(object, "metadata", "annotations", "cnpg.io/skipWalArchiving");
      const follows = isReplica(cluster);
      if (mode === undefined || follows === undefined || skip?.includes("${")) continue;
      const real = skip === "enabled" ? "off" : follows ? "always" : "on";
      if (mode === real) continue;
      yield {
        manifest,
        path: PLACE,
        message: `${title}: the operator overwrites \`archive_mode: ${mode}\` with ${real}`,
        help:
          mode === "off"
            ? "remove it; the annotation `cnpg.io/skipWalArchiving: enabled` turns archiving off, and backups with it"
            : "remove it",
      };
    }
  },
};
