import type { Catalog } from "@tenantry/tenant-model";
import type { AlertGroup, BuildAlerts } from "./alert.ts";
import { buildBackupAlerts } from "./backup.ts";
import { buildClusterAlerts } from "./cluster.ts";
import { buildConnectionAlerts } from "./connections.ts";
import { buildPoolerAlerts } from "./pooler.ts";
import { buildReplicationAlerts } from "./replication.ts";
import { buildStorageAlerts } from "./storage.ts";

/** The groups in the order in which the rule file has them. */
export const alertGroups: readonly (readonly [id: string, build: BuildAlerts])[] = [
  ["cluster", buildClusterAlerts],
  ["replication", buildReplicationAlerts],
  ["backup", buildBackupAlerts],
  ["storage", buildStorageAlerts],
  ["connections", buildConnectionAlerts],
  ["pooler", buildPoolerAlerts],
];

/** Every group that has an alert for this catalog. */
export function buildAlertGroups(catalog: Catalog): AlertGroup[] {
  return alertGroups
    .map(([id, build]) => ({ name: `cloudnativepg.${id}`, alerts: build(catalog) }))
    .filter(({ alerts }) => alerts.length > 0);
}
