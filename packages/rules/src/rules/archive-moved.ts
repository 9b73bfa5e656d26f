import { archivesOf } from "../reading/archives.ts";
import { committedSubject } from "../reading/committed.ts";
import { isSet, nameObject } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";
import { identityOf } from "../subject.ts";

/** cloudnative-pg v1.27.0 to v1.30.0, docs/src/recovery.md: a restore needs a base backup and all WAL since, in one archive. */
export const archiveMoved: Rule = {
  id: "archive-moved",
  severity: "warning",
  title: "A Cluster goes on archiving where it did.",
  *check(subject) {
    const { committed } = subject;
    if (committed === undefined) return;
    for (const manifest of subject.ofKind("Cluster")) {
      const { object } = manifest;
      const old = committed.get(identityOf(manifest));
      if (old === undefined) continue;
      const before = committedSubject(subject);
      const [was] = archivesOf(before, old);
      const now = [...archivesOf(subject, manifest)];
      if (was === undefined || now.some(({ key }) => key === was.key)) continue;
      const folder = `${was.destinationPath}/${was.serverName}`;
      const [next] = now;
      if (next !== undefined)
        yield {
          manifest: next.manifest,
          path: next.path,
          message: `${nameObject(object)}: backups move from ${folder} to ${next.destinationPath}/${next.serverName}: nothing can be restored from there before a base backup is in it`,
          help: "take a base backup as soon as this is applied (`kubectl cnpg backup`), and keep the old folder as long as its backups may be needed",
        };
      // Where it says nothing of backups at all. An ObjectStore that is not among the files is no evidence.
      else if (!isSet(object, "spec", "plugins") && !isSet(object, "spec", "backup", "barmanObjectStore"))
        yield {
          manifest,
          path: ["spec"],
          message: `${nameObject(object)}: it archived into ${folder}, and archives nowhere now: nothing from now on can be restored to a point in time`,
          help: "write the object store again, or say with a waiver why this cluster needs no archive any more",
        };
    }
  },
};
