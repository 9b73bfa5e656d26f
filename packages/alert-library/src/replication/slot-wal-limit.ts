import { type Catalog, readMemory } from "@tenantry/tenant-model";
import { nameInstances } from "../instance-series.ts";
import { matchLabel, selectNamespace } from "../scrape-labels.ts";

const PARAMETER = "max_slot_wal_keep_size";
/** What the parameter counts in where it has no unit. */
const MB = 2 ** 20;

/** What replication slots may hold back of the WAL. */
export interface SlotWALLimit {
  /** PromQL: bytes; a number, or a vector without labels. */
  readonly bytes: string;
  /** For people, e.g. `max_slot_wal_keep_size (4GB)`. */
  readonly name: string;
}

/**
 * The parameter, or the volume where it bounds nothing. The volume's size is taken from the kubelet, as it may be a setting
 * that changes without a new rendering.
 */
export function limitSlotWAL(catalog: Catalog): SlotWALLimit {
  const { parameters, walStorage } = catalog.cluster;
  const written = String(parameters[PARAMETER] ?? "");
  const bytes = readMemory(written, MB);
  if (bytes !== undefined && bytes > 0) return { bytes: String(Math.floor(bytes)), name: `${PARAMETER} (${written})` };
  const claims = nameInstances(catalog) + (walStorage ? "-wal" : "");
  const series = selectNamespace(catalog, matchLabel("persistentvolumeclaim", "=~", claims));
  return {
    bytes: `on () group_left () min(kubelet_volume_stats_capacity_bytes${series})`,
    name: walStorage ? "the WAL volume" : "the data volume",
  };
}
