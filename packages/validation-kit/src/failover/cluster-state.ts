import { valueOf } from "@tenantry/tenant-model";
import type { DrillContext } from "../drill.ts";
import { getCluster } from "../live-cluster.ts";
import { readNumber, readText } from "../read-field.ts";
import { listStandbys } from "../standbys.ts";

/** Who serves, as far as a failover changes it. */
export interface ClusterState {
  readonly primary: string;
  /** Instances that stream from it. */
  readonly streaming: readonly string[];
  /** What is not as it has to be before and after a failover; empty: all is well. */
  readonly flaws: readonly string[];
}

/** @throws Unanswered, also where no primary answers */
export async function readClusterState(context: DrillContext): Promise<ClusterState> {
  const wanted = valueOf(context.catalog.cluster.instances);
  const cluster = await getCluster(context);
  const primary = readText(cluster, "status", "currentPrimary") ?? "";
  const target = readText(cluster, "status", "targetPrimary") ?? "";
  const ready = readNumber(cluster, "status", "readyInstances") ?? 0;
  const standbys = await listStandbys(context);
  const streaming = standbys.filter(({ state }) => state === "streaming").map(({ name }) => name);
  const flaws = [
    ...(primary === "" ? ["no instance is primary"] : []),
    ...(target === primary ? [] : [`${target || "nobody"} is to become primary in place of ${primary || "nobody"}`]),
    ...(ready === wanted ? [] : [`${ready} of ${wanted} instances are ready`]),
    ...(streaming.length === wanted - 1 ? [] : [`${streaming.length} of ${wanted - 1} standbys stream`]),
    ...(streaming.includes(primary) ? [`${primary} streams from somebody else`] : []),
  ];
  return { primary, streaming, flaws };
}
