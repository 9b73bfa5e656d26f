import { clustersOf } from "../reading/clusters.ts";
import { fieldsAt, listAt, textAt } from "../reading/fields.ts";
import { hasPlaceholder } from "../reading/placeholder.ts";
import type { Rule } from "../rule.ts";

const PLACE = ["backup", "volumeSnapshot", "tablespaceClassName"];

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateTablespaceBackupSnapshot. */
export const tablespaceSnapshotClass: Rule = {
  id: "tablespace-snapshot-class",
  severity: "error",
  title: "A snapshot class is given to tablespaces that the Cluster has.",
  refusedBy: "webhook",
  *check(subject) {
    for (const { manifest, spec, title } of clustersOf(subject)) {
      const names = listAt(spec, "tablespaces").map((tablespace) => textAt(tablespace, "name"));
      if (names.some((name) => name === undefined || hasPlaceholder(name))) continue;
      for (const name of Object.keys(fieldsAt(spec, ...PLACE))) {
        if (names.includes(name) || hasPlaceholder(name)) continue;
        yield {
          manifest,
          path: ["spec", ...PLACE, name],
          at: "key",
          message: `${title}: \`tablespaceClassName\` names the tablespace ${JSON.stringify(name)}, which is not in \`tablespaces\``,
          help:
            names.length === 0
              ? "remove it: the Cluster has no tablespaces"
              : `remove it, or write one of ${names.join(", ")}`,
        };
      }
    }
  },
};
