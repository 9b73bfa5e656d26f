import type { Dragonfly } from "@tenantry/tenant-model";
import { nameOf } from "../ask-postgres.ts";
import { isReady, listDragonflyPods, nameDragonfly, roleOf } from "../dragonfly/dragonfly-check.ts";
import type { DrillContext } from "../drill.ts";
import { listConnectedReplicas, readInfo } from "../redis/read-info.ts";
import { askAdmin, INFO_REPLICATION } from "../redis/redis-cli.ts";

export interface DragonflyState {
  /** Pod; empty where there is none. */
  readonly master: string;
  readonly pods: readonly string[];
  /** Tells a pod from the one that had its name before. */
  readonly uids: ReadonlyMap<string, unknown>;
  /** What is not as it has to be; empty: all is well. */
  readonly flaws: readonly string[];
}

/** @throws Unanswered, also where a pod does not answer */
export async function readDragonflyState(context: DrillContext, dragonfly: Dragonfly): Promise<DragonflyState> {
  const { replicas } = dragonfly;
  const pods = await listDragonflyPods(context, dragonfly);
  const masters = pods.filter((pod) => roleOf(pod) === "master").map(nameOf);
  const [master = ""] = masters;
  const ready = pods.filter(isReady).length;
  const flaws = [
    ...(masters.length === 1 ? [] : [`${masters.length} pods are labelled role=master`]),
    ...(ready === replicas ? [] : [`${ready} of ${replicas} pods are ready`]),
  ];
  if (master !== "") {
    const info = readInfo(await askAdmin(context.cluster, nameDragonfly(dragonfly, master), INFO_REPLICATION));
    const following = listConnectedReplicas(info).length;
    if (info.get("role") !== "master") flaws.push(`${master} calls itself ${info.get("role") ?? "nothing"}`);
    if (following !== replicas - 1) flaws.push(`${following} of ${replicas - 1} replicas follow it`);
  }
  const uids = new Map(pods.map((pod) => [nameOf(pod), (pod.metadata as { readonly uid?: unknown } | undefined)?.uid]));
  return { master, pods: pods.map(nameOf), uids, flaws };
}
