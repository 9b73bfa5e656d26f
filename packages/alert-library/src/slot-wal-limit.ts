import type { Catalog } from "@tenantry/tenant-model";
import { nameInstances } from "./instance-series.ts";
import { matchLabel, selectNamespace } from "./scrape-labels.ts";

const PARAMETER = "max_slot_wal_keep_size";
const MB = 2 ** 20;
/** PostgreSQL 17, src/backend/utils/misc/guc.c, memory_unit_conversion_table; this parameter counts in MB. */
const UNITS: Readonly<Record<string, number>> = { "": MB, B: 1, kB: 2 ** 10, MB, GB: 2 ** 30, TB: 2 ** 40 };

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
  const bytes = readMegabytes(written);
  if (bytes !== undefined && bytes > 0) return { bytes: String(bytes), name: `${PARAMETER} (${written})` };
  const claims = nameInstances(catalog) + (walStorage ? "-wal" : "");
  const series = selectNamespace(catalog, matchLabel("persistentvolumeclaim", "=~", claims));
  return {
    bytes: `on () group_left () min(kubelet_volume_stats_capacity_bytes${series})`,
    name: walStorage ? "the WAL volume" : "the data volume",
  };
}

/** Bytes of a parameter whose plain numbers are megabytes; undefined where it is no amount. */
function readMegabytes(text: string): number | undefined {
  const match = /^\s*(-?\d+(?:\.\d*)?)\s*([A-Za-z]*)\s*$/.exec(text);
  const [, digits = "", unit = ""] = match ?? [];
  const factor = Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined;
  return match === null || factor === undefined ? undefined : Math.floor(Number(digits) * factor);
}
