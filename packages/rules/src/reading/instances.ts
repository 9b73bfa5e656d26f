import { readQuantity } from "@tenantry/tenant-model";
import type { Fields } from "../manifest.ts";
import { fieldsAt, isSet, numberAt, textAt, valueAt } from "./fields.ts";

/** How many instances a Cluster has: one where it does not say (its CRD's default); undefined where that is no number yet. */
export function countInstances(spec: Fields): number | undefined {
  return isSet(spec, "instances") ? numberAt(spec, "instances") : 1;
}

/** Standbys that a commit waits for, and where that is written. */
export interface SyncSetting {
  readonly count: number;
  readonly path: readonly string[];
  /** `legacy`: minSyncReplicas and maxSyncReplicas; the operator lowers the number while standbys are away. */
  readonly form: "legacy" | "required" | "preferred";
}

/** Synchronous replication of a Cluster (cloudnative-pg v1.27.0 to v1.30.0, pkg/postgres/replication). */
export function readSync(spec: Fields): SyncSetting | undefined {
  const place = ["postgresql", "synchronous"];
  const count = numberAt(spec, ...place, "number");
  if (count !== undefined && count > 0) {
    const form = textAt(spec, ...place, "dataDurability") ?? "required";
    if (form !== "required" && form !== "preferred") return undefined;
    return { count, path: ["spec", ...place, "number"], form };
  }
  const most = numberAt(spec, "maxSyncReplicas");
  return most !== undefined && most > 0
    ? { count: most, path: ["spec", "maxSyncReplicas"], form: "legacy" }
    : undefined;
}

/** Bytes of a volume: its own size wins over its claim's (cloudnative-pg v1.27.0, pkg/specs/pvcs.go). */
export function sizeOfVolume(volume: unknown): number | undefined {
  if (isSet(volume, "size")) return readQuantity(valueAt(volume, "size"));
  return readQuantity(valueAt(volume, "pvcTemplate", "resources", "requests", "storage"));
}

/** Bytes that an instance may use before it is ended; undefined where nothing limits it. */
export function readMemoryLimit(spec: Fields): number | undefined {
  return readQuantity(fieldsAt(spec, "resources", "limits")["memory"]);
}
