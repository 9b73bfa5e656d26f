import { explainNoBackup } from "../backups.ts";
import type { Drill } from "../drill.ts";
import { explainReadOnly, explainTakenDatabase, nameDrillObject, SCRATCH } from "../drill-names.ts";
import { removeRestore, runRestore } from "../restore/run-restore.ts";
import { announceBackup } from "./backup.ts";

export const restore: Drill = {
  id: "restore",
  criterion: "AC5",
  evidence: "backup-restore",
  title: "A cluster restored from a backup taken now holds what was written",
  inapplicable: (catalog) =>
    explainNoBackup(catalog) ??
    explainReadOnly(catalog) ??
    explainTakenDatabase(catalog) ??
    (catalog.cluster.name === nameDrillObject("restore")
      ? `the cluster is called ${catalog.cluster.name}, which is the drill's own name`
      : undefined),
  announce: (catalog) => {
    const { name, namespace, walStorage } = catalog.cluster;
    const scratch = nameDrillObject("restore");
    return [
      `Makes the database ${SCRATCH} in Cluster ${namespace}/${name}, with two rows, and ends a WAL file.`,
      ...announceBackup(catalog, "restore"),
      `Makes the Cluster ${namespace}/${scratch} of one instance, with ${walStorage === undefined ? "a volume" : "volumes"} and resources as large as those of ${name}, and restores the backup into it; ${name} is not touched by that.`,
      `Removes that Cluster with its volumes, and the database ${SCRATCH}.`,
    ];
  },
  run: runRestore,
  cleanUp: removeRestore,
};
