import type { ScheduledBackup } from "@tenantry/crd-schemas";
import type { Catalog } from "@tenantry/tenant-model";
import { buildBackupMethod } from "../backup-method.ts";
import { labelObject } from "../labels.ts";
import { nameScheduledBackup, placeShared } from "../names.ts";
import type { Renderable, RenderedFile } from "../resource.ts";

/** The schedule of base backups. */
export function buildScheduledBackup(catalog: Catalog): readonly RenderedFile[] {
  const { backup, cluster } = catalog;
  if (backup.method === "none") return [];
  const object: Renderable<ScheduledBackup> = {
    apiVersion: "postgresql.cnpg.io/v1",
    kind: "ScheduledBackup",
    metadata: { name: nameScheduledBackup(cluster), namespace: cluster.namespace, labels: labelObject(catalog) },
    spec: {
      schedule: backup.schedule,
      immediate: backup.immediate,
      // With `self`, pruning or renaming the schedule would delete the Backup objects that were made by it.
      backupOwnerReference: "cluster",
      cluster: { name: cluster.name },
      ...buildBackupMethod(backup),
    },
  };
  const path = placeShared(catalog, "cluster", "scheduledbackup");
  return [{ path, objects: [{ object, origin: backup.origin }] }];
}
