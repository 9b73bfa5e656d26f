import type { Fields, Manifest } from "../manifest.ts";
import type { Subject } from "../subject.ts";
import { fieldsAt, nameObject } from "./fields.ts";

export interface ClusterReading {
  readonly manifest: Manifest;
  readonly object: Fields;
  /** Empty where there is none. */
  readonly spec: Fields;
  /** `Cluster shared-postgres`, for messages. */
  readonly title: string;
}

/** Every Cluster with what nearly each rule asks of it. */
export function* clustersOf(subject: Subject): Iterable<ClusterReading> {
  for (const manifest of subject.ofKind("Cluster")) {
    const { object } = manifest;
    yield { manifest, object, spec: fieldsAt(object, "spec"), title: nameObject(object) };
  }
}

/**
 * Whether it follows another cluster: `enabled` decides, else whether `primary` names somebody else
 * (cloudnative-pg v1.27.0 to v1.30.0, api/v1/cluster_funcs.go, IsReplica). Undefined where a placeholder hides it.
 */
export function isReplica({ object, spec }: ClusterReading): boolean | undefined {
  const replica = spec["replica"];
  if (replica === undefined || replica === null) return false;
  const { enabled, self, primary } = fieldsAt(spec, "replica");
  if (typeof enabled === "boolean") return enabled;
  if (enabled !== undefined && enabled !== null) return undefined;
  const own = self === undefined || self === "" ? fieldsAt(object, "metadata")["name"] : self;
  if (typeof own !== "string" || own.includes("${")) return undefined;
  if (primary !== undefined && (typeof primary !== "string" || primary.includes("${"))) return undefined;
  return own !== primary;
}
