import type { Catalog } from "@tenantry/tenant-model";
import type { Alert, BuildAlerts } from "./alert.ts";
import { buildAvailabilityAlerts } from "./alert-groups/availability.ts";
import { buildBackupAlerts } from "./alert-groups/backup.ts";
import { buildConnectionAlerts } from "./alert-groups/connections.ts";
import { buildDatabaseHealthAlerts } from "./alert-groups/database-health.ts";
import { buildDragonflyAlerts } from "./alert-groups/dragonfly.ts";
import { buildExporterAlerts } from "./alert-groups/exporter.ts";
import { buildLogicalReplicationAlerts } from "./alert-groups/logical-replication.ts";
import { buildPoolerAlerts } from "./alert-groups/pooler.ts";
import { buildReplicationAlerts } from "./alert-groups/replication.ts";
import { buildStorageAlerts } from "./alert-groups/storage.ts";

export interface AlertGroup {
  /** Stem of its file, its promtool cases and its runbook. */
  readonly id: string;
  /** Label of its alerts, as routing knows it. */
  readonly component: "database" | "pooler" | "dragonfly";
  readonly alerts: readonly Alert[];
}

interface GroupDefinition extends Omit<AlertGroup, "alerts"> {
  readonly build: BuildAlerts;
}

/** The groups in the order in which the rule file has them; `exporter` watches for what those before it need. */
export const alertGroups: readonly GroupDefinition[] = [
  { id: "availability", component: "database", build: buildAvailabilityAlerts },
  { id: "replication", component: "database", build: buildReplicationAlerts },
  { id: "logical-replication", component: "database", build: buildLogicalReplicationAlerts },
  { id: "backup", component: "database", build: buildBackupAlerts },
  { id: "storage", component: "database", build: buildStorageAlerts },
  { id: "connections", component: "database", build: buildConnectionAlerts },
  { id: "pooler", component: "pooler", build: buildPoolerAlerts },
  { id: "database-health", component: "database", build: buildDatabaseHealthAlerts },
  { id: "exporter", component: "database", build: buildExporterAlerts },
  { id: "dragonfly", component: "dragonfly", build: buildDragonflyAlerts },
];

/** Every group that has an alert for this catalog. */
export function buildAlertGroups(catalog: Catalog): AlertGroup[] {
  const before: Alert[] = [];
  const groups = alertGroups.map(({ id, component, build }) => {
    const alerts = build(catalog, before);
    before.push(...alerts);
    return { id, component, alerts };
  });
  return groups.filter(({ alerts }) => alerts.length > 0);
}
