import type { BackupMethod, Environment, PostgresRange } from "@tenantry/alert-library";
import type { Manifest } from "../manifest.ts";
import type { Subject } from "../subject.ts";
import { booleanAt, isSet, listAt, textAt } from "./fields.ts";
import { isPatched } from "./patches.ts";
import { findPostgresImage } from "./postgres-image.ts";
import { postgresMajorOf } from "./postgres-major.ts";

export const BARMAN_PLUGIN = "barman-cloud.cloudnative-pg.io";

/** What decides which metrics each Cluster exports; one entry for each method of backup that it has. */
export function environmentsOf(subject: Subject): readonly Environment[] {
  return subject.ofKind("Cluster").flatMap((cluster) => {
    const common: Environment = {
      cloudNativePG: subject.operator.text,
      ...readPostgres(subject, cluster),
      ...(takesDefaultQueries(subject, cluster) === false && { defaultQueries: false }),
    };
    const methods = readBackups(subject, cluster);
    return methods.length === 0 ? [common] : methods.map((backup) => ({ ...common, backup }));
  });
}

function readPostgres(subject: Subject, cluster: Manifest): { readonly postgres?: PostgresRange } {
  if (isPatched(subject, cluster, "spec", "imageName") || isPatched(subject, cluster, "spec", "imageCatalogRef"))
    return {};
  const major = findPostgresImage(subject, cluster)?.major;
  if (major !== undefined) return { postgres: { since: major, until: major } };
  // The operator's default, which is newer with each of its versions.
  const spec = cluster.object["spec"];
  const oldest = isSet(spec, "imageName") || isSet(spec, "imageCatalogRef") ? undefined : postgresMajorOf({});
  return oldest === undefined ? {} : { postgres: { since: oldest } };
}

function takesDefaultQueries(subject: Subject, cluster: Manifest): boolean {
  if (isPatched(subject, cluster, "spec", "monitoring")) return true;
  return booleanAt(cluster.object, "spec", "monitoring", "disableDefaultQueries") !== true;
}

/** Empty where nobody can tell: a Cluster without backups may have them from elsewhere, and other plugins have their own ways. */
function readBackups(subject: Subject, cluster: Manifest): readonly BackupMethod[] {
  const { object } = cluster;
  if (isPatched(subject, cluster, "spec", "backup") || isPatched(subject, cluster, "spec", "plugins")) return [];
  const plugins = listAt(object, "spec", "plugins").filter((plugin) => booleanAt(plugin, "enabled") !== false);
  if (plugins.some((plugin) => textAt(plugin, "name") !== BARMAN_PLUGIN)) return [];
  const methods: BackupMethod[] = plugins.length > 0 ? ["plugin"] : [];
  for (const method of ["barmanObjectStore", "volumeSnapshot"] as const) {
    if (isSet(object, "spec", "backup", method)) methods.push(method);
  }
  return methods;
}
