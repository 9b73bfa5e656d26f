import { isSet, nameObject, textAt } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/backup_webhook.go, validate. For a ScheduledBackup see backup-method. */
export const backupPluginMissing: Rule = {
  id: "backup-plugin-missing",
  severity: "error",
  title: "A Backup with `method: plugin` names the plugin.",
  refusedBy: "webhook",
  *check(subject) {
    for (const manifest of subject.ofKind("Backup")) {
      const { object } = manifest;
      const place = ["spec", "pluginConfiguration"];
      if (textAt(object, "spec", "method") !== "plugin") continue;
      if (isSet(object, ...place) && textAt(object, ...place, "name") !== "") continue;
      yield {
        manifest,
        path: isSet(object, ...place) ? [...place, "name"] : ["spec", "method"],
        message: `${nameObject(object)}: \`method: plugin\` without the plugin's name in \`pluginConfiguration\``,
        help: "add `pluginConfiguration: {name: barman-cloud.cloudnative-pg.io}`",
      };
    }
  },
};
