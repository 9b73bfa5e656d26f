import { thresholdOf } from "../alert-threshold.ts";
import { nameOf } from "../ask-postgres.ts";
import type { CheckFault } from "../check.ts";
import { checkDragonfly, listDragonflyPods, nameDragonfly, roleOf, showPods } from "../dragonfly/dragonfly-check.ts";
import { showValue } from "../read-field.ts";
import { listConnectedReplicas, readInfo } from "../redis/read-info.ts";
import { ADMIN_CLI, askAdmin, INFO_REPLICATION } from "../redis/redis-cli.ts";

/** What a replica is called that has copied everything: by Dragonfly, and by Redis (dragonfly v1.39.0, src/server/dflycmd.cc). */
const STREAMING = ["stable_sync", "online"];

export const dragonflyReplication = checkDragonfly({
  id: "dragonfly-replication",
  criterion: "AC7",
  title: "Every replica of Dragonfly follows the master, and is close behind it",
  unless: ({ replicas }) => (replicas === 1 ? "Dragonfly has one pod: there is nothing to replicate to" : undefined),
  async run(context, dragonfly) {
    const { namespace, replicas } = dragonfly;
    const most = thresholdOf(context.catalog, "DragonflyReplicationLagHigh");
    const faults: CheckFault[] = [];
    const found: string[] = [];
    for (const pod of await listDragonflyPods(context, dragonfly)) {
      const name = nameOf(pod);
      const info = readInfo(await askAdmin(context.cluster, nameDragonfly(dragonfly, name), INFO_REPLICATION));
      const help = `kubectl -n ${namespace} exec ${name} -c dragonfly -- ${[...ADMIN_CLI, ...INFO_REPLICATION].join(" ")}; ${showPods(dragonfly)}`;
      const said = info.get("role");
      found.push(`${name} ${showValue(said)}`);
      for (const reason of said === "master" ? judgeMaster(info, replicas, most) : judgeReplica(info)) {
        faults.push({ message: `pod ${namespace}/${name} ${reason}`, help });
      }
      const isMaster = said === "master";
      if (isMaster !== (roleOf(pod) === "master")) {
        const message = `pod ${namespace}/${name} calls itself ${showValue(said)} and is labelled role=${showValue(roleOf(pod))}: the Service goes by the label`;
        faults.push({ message, help });
      }
    }
    return {
      expectation: `${replicas - 1} replicas in state ${STREAMING[0]}, at most ${most} changes behind; master_link_status up on each`,
      found: found.join(", ") || "no pods",
      faults:
        found.length > 0
          ? faults
          : [{ message: `Dragonfly ${namespace}/${dragonfly.name} has no pods`, help: showPods(dragonfly) }],
    };
  },
});

function judgeMaster(info: ReadonlyMap<string, string>, replicas: number, most: number): string[] {
  const connected = listConnectedReplicas(info);
  const reasons = connected.flatMap(({ address, state, lag }) => {
    const own: string[] = [];
    if (!STREAMING.includes(state))
      own.push(`has the replica ${address} in state ${state || "nothing"}, expected ${STREAMING[0]}`);
    if (lag !== undefined && lag > most)
      own.push(`has the replica ${address} ${lag} changes behind, expected at most ${most}`);
    return own;
  });
  const count = info.get("connected_slaves") ?? "nothing";
  return count === String(replicas - 1)
    ? reasons
    : [`has ${count} connected replicas, expected ${replicas - 1}`, ...reasons];
}

function judgeReplica(info: ReadonlyMap<string, string>): string[] {
  const reasons: string[] = [];
  const link = info.get("master_link_status");
  if (link !== "up") reasons.push(`has a master_link_status of ${showValue(link)}, expected up`);
  if (info.get("master_sync_in_progress") === "1")
    reasons.push("copies everything from its master just now, expected it done");
  // It has one once everything is copied.
  if (link === "up" && !/^\d+$/.test(info.get("slave_repl_offset") ?? ""))
    reasons.push("has no slave_repl_offset, expected a number");
  return reasons;
}
