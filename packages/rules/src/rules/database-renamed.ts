import type { Manifest } from "../manifest.ts";
import { appearedOf, vanishedOf } from "../reading/committed.ts";
import { nameObject, textAt } from "../reading/fields.ts";
import { plainTextAt } from "../reading/plain-text.ts";
import type { Rule } from "../rule.ts";
import { namespaceOf, type Subject } from "../subject.ts";

/** cloudnative-pg v1.27.0 to v1.30.0, internal/management/controller/database_controller.go: a name that is not there is created. */
export const databaseRenamed: Rule = {
  id: "database-renamed",
  severity: "warning",
  title: "A database is not replaced by a new, empty one.",
  *check(subject) {
    const vanished = groupByOwner(subject, vanishedOf(subject, "Database"));
    if (vanished.size === 0) return;
    for (const [owner, [manifest, ...more]] of groupByOwner(subject, appearedOf(subject, "Database"))) {
      const [old, ...others] = vanished.get(owner) ?? [];
      // One for one is a rename; among several nobody knows which is which.
      if (old === undefined || manifest === undefined || more.length > 0 || others.length > 0) continue;
      const [was, is] = [plainTextAt(old.object, "spec", "name"), plainTextAt(manifest.object, "spec", "name")];
      if (was === undefined || is === undefined || was === is) continue;
      yield {
        manifest,
        path: ["spec", "name"],
        message: `${nameObject(manifest.object)}: the database ${is} takes the place of ${was}, of the same owner: it is created empty, and the data stay in ${was}`,
        help: `keep the name ${was}; or run \`ALTER DATABASE "${was}" RENAME TO "${is}"\` while nobody is connected, before this is applied`,
      };
    }
  },
};

/** Databases by Cluster and owner, of Clusters that are there. */
function groupByOwner(subject: Subject, databases: readonly Manifest[]): ReadonlyMap<string, readonly Manifest[]> {
  const groups = new Map<string, Manifest[]>();
  for (const manifest of databases) {
    const { object } = manifest;
    const owner = plainTextAt(object, "spec", "owner");
    if (owner === undefined || subject.clusterOf(manifest) === undefined) continue;
    const key = `${namespaceOf(object)}/${textAt(object, "spec", "cluster", "name")} ${owner}`;
    groups.set(key, [...(groups.get(key) ?? []), manifest]);
  }
  return groups;
}
