import { appearedOf, vanishedOf } from "../reading/committed.ts";
import { isSet, nameObject, textAt } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";
import { namespaceOf } from "../subject.ts";

/** A Cluster is known by its namespace and name (cloudnative-pg v1.27.0, pkg/specs: PVCs and Services are named after it). */
export const clusterRenamed: Rule = {
  id: "cluster-renamed",
  severity: "error",
  title: "A Cluster that exists keeps its name and namespace.",
  *check(subject) {
    const vanished = vanishedOf(subject, "Cluster");
    if (vanished.length === 0) return;
    for (const manifest of appearedOf(subject, "Cluster")) {
      const { object } = manifest;
      if (bringsData(object)) continue;
      const name = textAt(object, "metadata", "name");
      const isMoved = (before: string | undefined) => before === name;
      // A catalog has one Cluster. Elsewhere one may go and another come for good reasons.
      const old = vanished.find(
        (before) => subject.catalog !== undefined || isMoved(textAt(before.object, "metadata", "name")),
      );
      if (old === undefined) continue;
      const oldName = textAt(old.object, "metadata", "name");
      const [was, is] = isMoved(oldName)
        ? [`in namespace ${namespaceOf(old.object)}`, `in namespace ${namespaceOf(object)}`]
        : [oldName, name];
      yield {
        manifest,
        path: ["metadata", isMoved(oldName) ? "namespace" : "name"],
        message: `${nameObject(object)}: the Cluster that was ${was} is ${is} now: that is another, empty cluster, and the data stay with the old one`,
        help: `write the old ${isMoved(oldName) ? "namespace" : "name"} again; to move the data, restore the new Cluster from a backup of the old one (\`bootstrap.recovery\`), with a \`serverName\` of its own to archive to`,
      };
    }
  },
};

function bringsData(object: object): boolean {
  const bootstrap = ["spec", "bootstrap"] as const;
  return (
    isSet(object, ...bootstrap, "recovery") ||
    isSet(object, ...bootstrap, "pg_basebackup") ||
    isSet(object, ...bootstrap, "initdb", "import")
  );
}
