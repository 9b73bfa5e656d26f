import { clustersOf } from "../reading/clusters.ts";
import { isSet, listAt } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

/** cloudnative-pg v1.30.0, internal/webhook/v1/cluster_webhook.go, getInTreeBarmanWarnings: one that names 1.31.0; v1.27.0 still named 1.28.0. */
export const inTreeBackupDeprecated: Rule = {
  id: "in-tree-backup-deprecated",
  severity: "warning",
  title: "A Cluster is backed up by the Barman Cloud plugin, not by the operator itself.",
  *check(subject) {
    for (const { manifest, spec, title } of clustersOf(subject)) {
      for (const [index, external] of listAt(spec, "externalClusters").entries()) {
        if (!isSet(external, "barmanObjectStore")) continue;
        yield {
          manifest,
          path: ["spec", "externalClusters", index, "barmanObjectStore"],
          at: "key",
          message: `${title}: recovery by \`barmanObjectStore\` is deprecated, and is announced to be removed in CloudNativePG 1.31.0`,
          help: "move the fields into an ObjectStore, and name it here as `plugin: {name: barman-cloud.cloudnative-pg.io, parameters: {barmanObjectName: …, serverName: …}}`; where the recovery is done, remove the entry",
        };
      }
      if (!isSet(spec, "backup", "barmanObjectStore")) continue;
      yield {
        manifest,
        path: ["spec", "backup", "barmanObjectStore"],
        at: "key",
        message: `${title}: \`backup.barmanObjectStore\` is deprecated, and is announced to be removed in CloudNativePG 1.31.0: an operator without it archives nothing`,
        help: "install plugin-barman-cloud, move the fields into an ObjectStore (`configuration`, `retentionPolicy`), name it under `plugins` with `isWALArchiver: true`, and write `method: plugin` into the ScheduledBackup; keep the server name",
      };
    }
  },
};
