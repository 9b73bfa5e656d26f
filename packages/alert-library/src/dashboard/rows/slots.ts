import type { Catalog } from "@tenantry/tenant-model";
import { selectCluster } from "../../scrape-labels.ts";
import { limitSlotWAL } from "../../slot-wal-limit.ts";
import { CALM, type PanelDraft } from "../panel.ts";
import { showLines } from "../panels/lines.ts";
import { showStates } from "../panels/states.ts";
import { largest, selectPrimary } from "../series.ts";
import type { Watch } from "../watch.ts";

/** Those of the operator for the standbys (`_cnpg_…`), and those of others. */
export function showSlots(catalog: Catalog, watch: Watch): readonly PanelDraft[] {
  const { bytes, name } = limitSlotWAL(catalog);
  return [
    showStates({
      title: "Replication slots in use",
      description: watch.describe(
        "A slot that nobody reads from keeps WAL until the disk is full. Drop it if its reader does not come back.",
        "CNPGReplicationSlotInactive",
      ),
      // Copies on standbys are never in use.
      queries: [
        {
          expr: `max by (slot_name) (cnpg_pg_replication_slots_active${selectPrimary(catalog)})`,
          legend: "{{slot_name}}",
        },
      ],
      width: 12,
      values: { 0: { text: "idle", color: "orange" }, 1: { text: "in use", color: "green" } },
    }),
    showLines({
      title: "WAL kept by slots",
      description: watch.describe(
        `What may not be removed because a slot still needs it, on the instance that keeps most. The bound is ${name}.`,
        "CNPGReplicationSlotRetainsWAL",
      ),
      queries: [
        {
          expr: largest(`max by (slot_name) (cnpg_pg_replication_slots_pg_wal_lsn_diff${selectCluster(catalog)})`),
          legend: "{{slot_name}}",
        },
      ],
      width: 12,
      unit: "bytes",
      // The size of a volume is known to the kubelet alone.
      steps: /^\d+$/.test(bytes) ? watch.limits(["CNPGReplicationSlotRetainsWAL", Number(bytes)]) : CALM,
    }),
  ];
}
