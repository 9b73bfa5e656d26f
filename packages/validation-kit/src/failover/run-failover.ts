import { valueOf } from "@tenantry/tenant-model";
import type { Verdict } from "../check.ts";
import type { DrillContext } from "../drill.ts";
import { showCluster } from "../live-cluster.ts";
import { waitUntil } from "../wait-until.ts";
import { judgeWriter, removeWriter, startWriter, type Writer } from "../writer/run-writer.ts";
import { readClusterState } from "./cluster-state.ts";
import { failOver } from "./fail-over.ts";
import { describeFailover, listFaults } from "./judge-failover.ts";

/** A failover under the eyes of a writer. @throws Unanswered */
export async function runFailover(context: DrillContext, writer: Writer): Promise<Verdict> {
  const { catalog, report } = context;
  const { instances } = catalog.cluster;
  const expectation = `no acknowledged write is lost, writes go on through ${writer.client.host} within ${catalog.verify.baselines.failoverSeconds} s, another instance becomes primary, and all ${valueOf(instances)} instances are there again, the old primary as a standby`;
  await removeWriter(context, writer);
  const { primary, flaws } = await readClusterState(context);
  if (flaws.length > 0) {
    const message = `the drill was not begun, as the cluster is not healthy: ${flaws.join("; ")}`;
    const help = `a failover now could cost data or service; see to the cluster first: ${showCluster(catalog)}`;
    return { expectation, found: "the cluster was not healthy before", faults: [{ message, help }] };
  }
  report(`starting to write as ${writer.client.role} through ${writer.client.host}`);
  await startWriter(context, writer);
  const failover = await failOver(context, writer, primary);
  if (failover.next === undefined) {
    const message = `no instance took over from ${primary}`;
    const help = `see what the operator says: ${showCluster(catalog)}`;
    return { expectation, found: `nobody took over from ${primary}`, faults: [{ message, help }] };
  }
  const patience = { what: "a primary that tells what was written", seconds: 60, pause: 2 };
  const outcome = await waitUntil(context, patience, () => judgeWriter(context, writer));
  if (outcome === undefined) {
    const message = `nobody knows what is lost, as no primary answers after ${failover.next} took over`;
    const help = `see what the operator says: ${showCluster(catalog)}`;
    return { expectation, found: `${failover.next} took over, and does not answer`, faults: [{ message, help }] };
  }
  return { expectation, found: describeFailover(failover, outcome), faults: listFaults(catalog, failover, outcome) };
}

/** What the drill will do, for whoever is asked. */
export function announceFailover(
  { drill, client }: Writer,
  { name, namespace }: { readonly name: string; readonly namespace: string },
  limit: number,
) {
  const { host, role, database, tenant } = client;
  return [
    `Makes the schema tenantry_drill in the database ${database} of tenant ${tenant}, and the pod tenantry-drill-${drill} in ${namespace}, which writes to it as ${role} through the Service ${host}.`,
    `Deletes the pod of the primary of Cluster ${namespace}/${name} at once, as a crash would end it: every session of every tenant ends, and nobody can write until another instance has taken over, which should take less than ${limit} s.`,
    "Waits until the old primary is back as a standby: rewound or, where that cannot be, copied anew. Another instance stays primary.",
    "Removes the pod and the schema.",
  ];
}
