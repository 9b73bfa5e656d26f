import type { Fields } from "../manifest.ts";
import { booleanAt, isSet, listAt, nameObject, textAt } from "../reading/fields.ts";
import { plainTextAt } from "../reading/plain-text.ts";
import type { Rule } from "../rule.ts";

/**
 * cloudnative-pg v1.27.0, internal/controller/backup_controller.go fails each Backup whose method the Cluster does not have;
 * backup_webhook.go refuses one with method plugin and no plugin, scheduledbackup_webhook.go does not look.
 */
export const backupMethod: Rule = {
  id: "backup-method",
  severity: "error",
  title: "A ScheduledBackup uses a method that its Cluster has.",
  *check(subject) {
    for (const manifest of subject.ofKind("ScheduledBackup")) {
      const { object } = manifest;
      const written = isSet(object, "spec", "method");
      const method = written ? textAt(object, "spec", "method") : "barmanObjectStore";
      const plugin = plainTextAt(object, "spec", "pluginConfiguration", "name");
      const path = written ? ["spec", "method"] : ["spec"];
      if (method === "plugin" && !isSet(object, "spec", "pluginConfiguration", "name")) {
        yield {
          manifest,
          path,
          message: `${nameObject(object)}: \`method: plugin\` without \`pluginConfiguration\`: every Backup it makes is refused`,
          help: "add `pluginConfiguration: {name: barman-cloud.cloudnative-pg.io}`",
        };
        continue;
      }
      const cluster = subject.clusterOf(manifest)?.object;
      if (cluster === undefined) continue;
      const missing = explainMissing(cluster, method, plugin);
      if (missing === undefined) continue;
      yield {
        manifest,
        path: method === "plugin" ? ["spec", "pluginConfiguration", "name"] : path,
        message: `${nameObject(object)}: ${written ? `\`method: ${method}\`` : "without `method` it is barmanObjectStore"}, but ${nameObject(cluster)} ${missing}: every backup fails`,
        help: explainFix(cluster, method, plugin),
      };
    }
  },
};

function explainMissing(cluster: Fields, method: string | undefined, plugin: string | undefined): string | undefined {
  if (method === "barmanObjectStore" || method === "volumeSnapshot")
    return isSet(cluster, "spec", "backup", method) ? undefined : `has no \`spec.backup.${method}\``;
  if (method !== "plugin" || plugin === undefined) return undefined;
  const plugins = listAt(cluster, "spec", "plugins");
  const entry = plugins.find((candidate) => textAt(candidate, "name") === plugin);
  if (entry !== undefined)
    return booleanAt(entry, "enabled") === false ? `has the plugin ${plugin} switched off` : undefined;
  // A name that is not known yet may be the one.
  if (plugins.some((candidate) => plainTextAt(candidate, "name") === undefined)) return undefined;
  return `has no plugin ${plugin}`;
}

function explainFix(cluster: Fields, method: string | undefined, plugin: string | undefined): string {
  const active = listAt(cluster, "spec", "plugins").find((candidate) => booleanAt(candidate, "enabled") !== false);
  const name = plainTextAt(active, "name");
  if (method !== "plugin" && name !== undefined)
    return `write \`method: plugin\` and \`pluginConfiguration: {name: ${name}}\`, as the Cluster has that plugin`;
  if (method === "plugin" && isSet(cluster, "spec", "backup", "barmanObjectStore"))
    return "write `method: barmanObjectStore`, which the Cluster has, or add the plugin to its `spec.plugins`";
  return method === "plugin"
    ? `add the plugin ${plugin} to \`spec.plugins\` of the Cluster, and leave \`enabled\` out`
    : `add \`spec.backup.${method}\` to the Cluster, or choose the method that it has`;
}
