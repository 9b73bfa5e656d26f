import type { Catalog } from "@tenantry/tenant-model";
import type { PanelDraft } from "./panel.ts";
import { buildBackupsRow } from "./rows/backups.ts";
import { buildConnectionsRow } from "./rows/connections.ts";
import { buildDragonflyRow } from "./rows/dragonfly.ts";
import { buildHealthRow } from "./rows/health.ts";
import { buildMetricsRow } from "./rows/metrics.ts";
import { buildPoolersRow } from "./rows/poolers.ts";
import { buildReplicationRow } from "./rows/replication.ts";
import { buildStorageRow } from "./rows/storage.ts";
import { buildSubscriptionsRow } from "./rows/subscriptions.ts";
import { buildTransactionsRow } from "./rows/transactions.ts";
import type { Watch } from "./watch.ts";

interface RowDefinition {
  readonly title: string;
  /** None of its panels where the catalog has nothing for them to show; then the row is left out. */
  readonly build: (catalog: Catalog, watch: Watch) => readonly PanelDraft[];
}

/** From the top: what somebody who was woken up wants to know first. */
export const rows: readonly RowDefinition[] = [
  { title: "Health", build: buildHealthRow },
  { title: "Replication", build: buildReplicationRow },
  { title: "Logical replication", build: buildSubscriptionsRow },
  { title: "Backups", build: buildBackupsRow },
  { title: "Connections", build: buildConnectionsRow },
  { title: "Poolers", build: buildPoolersRow },
  { title: "Storage", build: buildStorageRow },
  { title: "Transactions and age", build: buildTransactionsRow },
  { title: "Metrics", build: buildMetricsRow },
  { title: "Dragonfly", build: buildDragonflyRow },
];
