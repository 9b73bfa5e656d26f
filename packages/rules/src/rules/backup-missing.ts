import { clustersOf, isReplica } from "../reading/clusters.ts";
import { booleanAt, isSet, listAt, textAt } from "../reading/fields.ts";
import { countInstances } from "../reading/instances.ts";
import { isPatched } from "../reading/patches.ts";
import { isRestored } from "../reading/tenancy.ts";
import type { Rule } from "../rule.ts";

/** cloudnative-pg v1.27.0 to v1.30.0, docs/src/backup.md: nothing is backed up unless somebody asks for it. */
export const backupMissing: Rule = {
  id: "backup-missing",
  severity: "warning",
  title: "A Cluster with standbys has a backup too, and an archive that is in use has base backups.",
  *check(subject) {
    const schedules = subject.ofKind("ScheduledBackup");
    const asked = new Set(
      [...schedules, ...subject.ofKind("Backup")].map(({ object }) => textAt(object, "spec", "cluster", "name")),
    );
    const canTell = subject.catalog !== undefined || schedules.length > 0;
    for (const cluster of clustersOf(subject)) {
      const { manifest, object, spec, title } = cluster;
      if (isReplica(cluster) !== false || isRestored(manifest) || asked.has(textAt(object, "metadata", "name")))
        continue;
      if (isPatched(subject, manifest, "spec", "backup") || isPatched(subject, manifest, "spec", "plugins")) continue;
      const plugins = listAt(spec, "plugins").filter((plugin) => booleanAt(plugin, "enabled") !== false);
      const archives =
        isSet(spec, "backup", "barmanObjectStore") ||
        plugins.some((plugin) => booleanAt(plugin, "isWALArchiver") === true);
      if (archives) {
        if (!canTell) continue;
        yield {
          manifest,
          path: ["spec", isSet(spec, "backup") ? "backup" : "plugins"],
          message: `${title} archives its WAL, but no ScheduledBackup names it: WAL without a base backup restores nothing`,
          help: "add a ScheduledBackup with `immediate: true`",
        };
      } else if (!isSet(spec, "backup") && !isSet(spec, "plugins") && (countInstances(spec) ?? 1) > 1) {
        yield {
          manifest,
          path: ["spec"],
          message: `${title} has no backup: standbys follow a wrong DELETE within milliseconds`,
          help: "name a WAL archiver under `plugins` (barman-cloud.cloudnative-pg.io with an ObjectStore), and add a ScheduledBackup",
        };
      }
    }
  },
};
