import type { Manifest } from "../manifest.ts";
import type { Archive } from "../reading/archives.ts";
import { archivesOf, sourcesOf } from "../reading/archives.ts";
import { isSet, nameObject, textAt } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";
import { identityOf, namespaceOf } from "../subject.ts";

/**
 * cloudnative-pg v1.27.0, pkg/management/postgres/archiver/archiver.go and plugin-barman-cloud v0.14.0: a new cluster refuses an archive
 * that is not empty. Where both started with an empty one, each overwrites the other's WAL.
 */
export const archiveShared: Rule = {
  id: "archive-shared",
  severity: "error",
  title: "Each Cluster archives into a folder of its own.",
  *check(subject) {
    const first = new Map<string, Manifest>();
    for (const cluster of subject.ofKind("Cluster")) {
      const sources = new Set([...sourcesOf(subject, cluster)].map(({ key }) => key));
      const skipsCheck =
        textAt(cluster.object, "metadata", "annotations", "cnpg.io/skipEmptyWalArchiveCheck") === "enabled";
      for (const archive of archivesOf(subject, cluster)) {
        const other = first.get(archive.key);
        if (other === undefined) first.set(archive.key, cluster);
        else if (identityOf(other) !== identityOf(cluster))
          yield {
            manifest: cluster,
            path: placeOf(cluster),
            message: `${nameObject(cluster.object)}: it archives into ${folderOf(archive)}, as ${nameObject(other.object)} in ${describeNamespace(other)} does`,
            help: `give it a \`serverName\` of its own, e.g. \`${namespaceOf(cluster.object) || "team"}-${textAt(cluster.object, "metadata", "name") ?? "cluster"}\`: two clusters in one folder overwrite each other's WAL`,
          };
        if (sources.has(archive.key) && !skipsCheck)
          yield {
            manifest: cluster,
            path: placeOf(cluster),
            message: `${nameObject(cluster.object)}: it is restored from ${folderOf(archive)} and archives into the same folder, which has to be empty`,
            help: `write another \`serverName\` for its own archive, e.g. \`${archive.serverName}-2\`, and keep the old one in \`externalClusters\``,
          };
      }
    }
  },
};

function folderOf({ destinationPath, serverName }: Archive): string {
  return `${destinationPath}/${serverName}`;
}

function placeOf({ object }: Manifest): readonly string[] {
  return isSet(object, "spec", "backup", "barmanObjectStore")
    ? ["spec", "backup", "barmanObjectStore"]
    : ["spec", "plugins"];
}

function describeNamespace({ object }: Manifest): string {
  const namespace = namespaceOf(object);
  return namespace === "" ? "its namespace" : `namespace ${namespace}`;
}
