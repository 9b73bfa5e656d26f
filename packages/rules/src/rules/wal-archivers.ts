import { clustersOf } from "../reading/clusters.ts";
import { booleanAt, isSet, listAt } from "../reading/fields.ts";
import { plainTextAt } from "../reading/plain-text.ts";
import type { Rule } from "../rule.ts";

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validatePluginConfiguration. */
export const walArchivers: Rule = {
  id: "wal-archivers",
  severity: "error",
  title: "One thing archives WAL: a plugin, or `barmanObjectStore`.",
  refusedBy: "webhook",
  *check(subject) {
    for (const { manifest, spec, title } of clustersOf(subject)) {
      const archivers = [...listAt(spec, "plugins").entries()].filter(
        ([, plugin]) => booleanAt(plugin, "isWALArchiver") === true && !isMaybeOff(plugin),
      );
      const [first, ...others] = archivers;
      if (first === undefined) continue;
      const nameOf = (plugin: unknown) => plainTextAt(plugin, "name") ?? "a plugin";
      if (isSet(spec, "backup", "barmanObjectStore"))
        yield {
          manifest,
          path: ["spec", "plugins", first[0], "isWALArchiver"],
          message: `${title}: ${nameOf(first[1])} archives WAL, and so does \`spec.backup.barmanObjectStore\``,
          help: "remove `spec.backup.barmanObjectStore` once the plugin's ObjectStore holds the same settings",
        };
      for (const [index, plugin] of others)
        yield {
          manifest,
          path: ["spec", "plugins", index, "isWALArchiver"],
          message: `${title}: ${nameOf(plugin)} archives WAL, and so does ${nameOf(first[1])}: expected one archiver`,
          help: "remove `isWALArchiver` from one of them",
        };
    }
  },
};

/** `enabled` left out is true; a placeholder may be false. */
function isMaybeOff(plugin: unknown): boolean {
  return isSet(plugin, "enabled") && booleanAt(plugin, "enabled") !== true;
}
