import { archivesOf } from "../reading/archives.ts";
import { nameObject, textAt } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";
import { identityOf } from "../subject.ts";

/** barman-cloud writes to <destinationPath>/<serverName>/{base,wals} (cloudnative-pg v1.27.0, pkg/management/postgres/backup.go). */
export const destinationDoublesServer: Rule = {
  id: "destination-doubles-server",
  severity: "warning",
  title: "`destinationPath` does not end with the name of the server.",
  *check(subject) {
    for (const cluster of subject.ofKind("Cluster"))
      for (const { manifest, path, destinationPath, serverName } of archivesOf(subject, cluster)) {
        if (destinationPath.split("/").at(-1) !== serverName || /^\w+:\/\/[^/]*$/.test(destinationPath)) continue;
        // An archive that is in use stays where it is: moving it costs more than a long path.
        const before = subject.committed?.get(identityOf(manifest));
        if (before !== undefined && textAt(before.object, ...path)?.replace(/\/+$/, "") === destinationPath) continue;
        yield {
          manifest,
          path,
          message: `${nameObject(manifest.object)}: the server's name is added to \`destinationPath\`, so backups go to ${destinationPath}/${serverName}/base`,
          help: `write \`destinationPath: ${destinationPath.slice(0, -serverName.length)}\` before the first backup; an archive that is in use should stay, as older backups are not found after a move`,
        };
      }
  },
};
