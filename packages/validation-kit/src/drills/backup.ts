import type { Catalog } from "@tenantry/tenant-model";
import { removeBackup, takeBackup } from "../backup/take-backup.ts";
import { explainNoBackup } from "../backups.ts";
import type { Drill } from "../drill.ts";
import { nameDrillObject } from "../drill-names.ts";

export const backup: Drill = {
  id: "backup",
  criterion: "AC5",
  evidence: "backup-restore",
  title: "A backup that is asked for now is completed",
  inapplicable: explainNoBackup,
  announce: (catalog) => announceBackup(catalog, "backup"),
  run: async (context) => {
    const { cluster, backup: style } = context.catalog;
    const expectation = `a Backup of Cluster ${cluster.namespace}/${cluster.name} by ${style.method} is completed`;
    await removeBackup(context, "backup");
    const { phase, seconds, instance, faults } = await takeBackup(context, "backup");
    const from = instance === "" ? "" : ` from ${instance}`;
    return { expectation, found: `${phase}${from} after ${seconds.toFixed(1)} s`, faults };
  },
  cleanUp: (context) => removeBackup(context, "backup"),
};

/** What a drill that takes a backup does first. */
export function announceBackup({ cluster, backup: style }: Catalog, drill: "backup" | "restore"): readonly string[] {
  const name = nameDrillObject(drill);
  const made = `Makes the Backup ${name} of Cluster ${cluster.namespace}/${cluster.name} by ${style.method}, which reads all of its data once`;
  if (style.method === "volumeSnapshot") {
    return [
      `${made}: CloudNativePG stops the instance that it is taken from for that time.`,
      `Removes the Backup; its snapshots ${style.snapshotOwnerReference === "backup" ? "go with it" : "stay"}.`,
    ];
  }
  return [
    `${made}.`,
    "Removes the object; the backup itself stays in the store until the retention policy removes it.",
  ];
}
