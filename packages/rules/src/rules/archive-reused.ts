import { archivesOf, sourcesOf } from "../reading/archives.ts";
import { appearedOf, committedSubject } from "../reading/committed.ts";
import { nameObject, textAt } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";
import { identityOf, namespaceOf } from "../subject.ts";

/** cloudnative-pg v1.27.0, pkg/management/postgres/archiver/archiver.go: a new cluster refuses an archive that is not empty. */
export const archiveReused: Rule = {
  id: "archive-reused",
  severity: "error",
  title: "A new Cluster archives into a folder that no other one has used.",
  *check(subject) {
    const appeared = appearedOf(subject, "Cluster");
    if (appeared.length === 0) return;
    const before = committedSubject(subject);
    const used = new Map(
      before
        .ofKind("Cluster")
        .flatMap((cluster) => [...archivesOf(before, cluster)].map(({ key }) => [key, cluster] as const)),
    );
    for (const manifest of appeared) {
      const { object } = manifest;
      if (textAt(object, "metadata", "annotations", "cnpg.io/skipEmptyWalArchiveCheck") === "enabled") continue;
      // These are found without knowing the past.
      const sources = new Set([...sourcesOf(subject, manifest)].map(({ key }) => key));
      const shared = new Set(
        subject
          .ofKind("Cluster")
          .filter((other) => identityOf(other) !== identityOf(manifest))
          .flatMap((other) => [...archivesOf(subject, other)].map(({ key }) => key)),
      );
      for (const { key, destinationPath, serverName, ...archive } of archivesOf(subject, manifest)) {
        const other = used.get(key);
        if (other === undefined || sources.has(key) || shared.has(key)) continue;
        const name = textAt(object, "metadata", "name") ?? "cluster";
        const fresh = name === serverName ? `${namespaceOf(object) || "team"}-${name}` : name;
        yield {
          ...archive,
          message: `${nameObject(object)}: it is new and archives into ${destinationPath}/${serverName}, where ${nameObject(other.object)} has archived: the operator refuses a folder that is not empty`,
          help: `give it a \`serverName\` of its own, e.g. \`${fresh}\`; the old backups stay readable through \`externalClusters\``,
        };
      }
    }
  },
};
