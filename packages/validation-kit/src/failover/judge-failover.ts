import type { Catalog } from "@tenantry/tenant-model";
import type { CheckFault } from "../check.ts";
import { findLost, measureDowntime } from "../writer/read-writes.ts";
import type { WriterOutcome } from "../writer/run-writer.ts";
import { type Failover, seconds } from "./fail-over.ts";

/** What came of it, in one line. */
export function describeFailover(failover: Failover, outcome: WriterOutcome): string {
  const { old, next, electedAfter, wholeAfter } = failover;
  const { acknowledged, refused } = outcome.writes;
  const lost = findLost(outcome.writes, outcome.present).length;
  return [
    `lost acknowledged writes: ${lost} of ${acknowledged.length}`,
    `without a write: ${seconds(measureDowntime(outcome.writes))} (${refused} refused)`,
    `${next} took over from ${old} after ${seconds(electedAfter)}`,
    wholeAfter === undefined ? "not all instances came back" : `all instances were back after ${seconds(wholeAfter)}`,
  ].join("; ");
}

export function listFaults(
  { cluster, verify }: Pick<Catalog, "cluster" | "verify">,
  failover: Failover,
  outcome: WriterOutcome,
): readonly CheckFault[] {
  const { old, next, wroteAfter, wholeAfter, state } = failover;
  const { name, namespace } = cluster;
  const { writes } = outcome;
  const lost = findLost(writes, outcome.present);
  const downtime = measureDowntime(writes);
  const { failoverSeconds } = verify.baselines;
  const look = `kubectl -n ${namespace} get clusters.postgresql.cnpg.io ${name} -o yaml; kubectl -n ${namespace} get pods -l cnpg.io/cluster=${name}`;
  const faults: CheckFault[] = [];
  const add = (message: string, help: string) => faults.push({ message, help });
  if (lost.length > 0) {
    const which = `${lost.slice(0, 5).join(", ")}${lost.length > 5 ? ", …" : ""}`;
    add(
      `${lost.length} of ${writes.acknowledged.length} acknowledged writes are lost (numbers ${which}), expected none`,
      "the new primary had not received them: make replication synchronous (spec.cluster.replication), and see that sync standbys were there: the check sync-state",
    );
  }
  if (wroteAfter === undefined) {
    const help = `see whether the Services lead to ${next}, and whether a standby confirms its writes: ${look}`;
    add(`no write was acknowledged after ${next} took over; the writer was last told: ${writes.lastRefusal}`, help);
  } else if (downtime > failoverSeconds) {
    const help = `see in the operator's log what took that long; a busy primary that is slow to recover, or pods that start slowly, are the usual reasons`;
    add(`${seconds(downtime)} passed between two acknowledged writes, expected at most ${failoverSeconds} s`, help);
  }
  if (wholeAfter === undefined) {
    const why = state?.flaws.join("; ") ?? "no primary answers";
    add(`the cluster has not become whole again: ${why}`, `see why ${old} does not come back: ${look}`);
  } else if (state !== undefined && !state.streaming.includes(old)) {
    const help = `see what became of its volume: kubectl -n ${namespace} get persistentvolumeclaims -l cnpg.io/instanceName=${old}`;
    add(`${old} has not come back as a standby; ${state.streaming.join(", ")} stream`, help);
  }
  return faults;
}
