import { isSet, listAt, nameObject } from "../reading/fields.ts";
import { plainTextAt } from "../reading/plain-text.ts";
import type { Rule } from "../rule.ts";

/** cloudnative-pg v1.27.0, internal/webhook/v1/cluster_webhook.go only warns; nothing but the in-tree backup reads the field. */
export const retentionIgnored: Rule = {
  id: "retention-ignored",
  severity: "warning",
  title: "`spec.backup.retentionPolicy` stands beside `barmanObjectStore`.",
  *check(subject) {
    for (const manifest of subject.ofKind("Cluster")) {
      const { object } = manifest;
      const policy = plainTextAt(object, "spec", "backup", "retentionPolicy");
      if (policy === undefined || isSet(object, "spec", "backup", "barmanObjectStore")) continue;
      const store = listAt(object, "spec", "plugins")
        .map((plugin) => plainTextAt(plugin, "parameters", "barmanObjectName"))
        .find((name) => name !== undefined);
      yield {
        manifest,
        path: ["spec", "backup", "retentionPolicy"],
        message: `${nameObject(object)}: \`retentionPolicy: ${policy}\` is read for \`barmanObjectStore\` only, which is not there: no backup is ever deleted by it`,
        help:
          store === undefined
            ? "remove it; with the Barman Cloud plugin it belongs into `spec.retentionPolicy` of the ObjectStore"
            : `move it to \`spec.retentionPolicy\` of ObjectStore ${store}`,
      };
    }
  },
};
