import { askRows, isPrimary, listInstances, nameInstance, nameOf } from "../ask-postgres.ts";
import type { Check, CheckFault } from "../check.ts";
import { getCluster, reportNoCluster, showCluster } from "../live-cluster.ts";
import { readText, showValue } from "../read-field.ts";
import { SERVER_STATE } from "../sql/server.ts";

export const primaryElected: Check = {
  id: "primary-elected",
  criterion: "AC2",
  evidence: "cnpg-cluster-status",
  title: "One instance is the primary, and no other is about to be",
  async run(context) {
    const { catalog } = context;
    const { name, namespace, replicaOf } = catalog.cluster;
    // The first instance of a replica cluster follows the other cluster, and so recovers itself.
    const recovers = replicaOf !== undefined;
    const does = recovers ? "that follows the other cluster" : "that takes writes";
    const expectation = `currentPrimary and targetPrimary name the one pod that is labelled so, a server ${does}`;
    const cluster = await getCluster(context);
    if (cluster === undefined) return reportNoCluster(catalog, expectation);
    const faults: CheckFault[] = [];
    const show = `kubectl -n ${namespace} get pods -l cnpg.io/cluster=${name} -L cnpg.io/instanceRole; ${showCluster(catalog)}`;
    const current = readText(cluster, "status", "currentPrimary") ?? "";
    const target = readText(cluster, "status", "targetPrimary") ?? "";
    const described = `currentPrimary ${showValue(current)}, targetPrimary ${showValue(target)}`;
    if (current === "" || current !== target) {
      const message = `Cluster ${namespace}/${name} has ${described}, expected one and the same: a failover or switchover is under way, or stuck`;
      faults.push({ message, help: `wait for it, then look: ${show}` });
    }
    const labelled = (await listInstances(context)).filter(isPrimary).map(nameOf);
    if (labelled.length !== 1 || labelled[0] !== current) {
      const message = `pods labelled cnpg.io/instanceRole=primary in ${namespace}: ${labelled.join(", ") || "none"}, expected ${showValue(current)}: Service ${name}-rw leads there`;
      faults.push({ message, help: `look: ${show}` });
    }
    for (const pod of labelled) {
      const [state] = await askRows(context.cluster, nameInstance(catalog, pod), { statement: SERVER_STATE });
      if (state?.["recovers"] === recovers) continue;
      const message = `PostgreSQL in pod ${namespace}/${pod} ${recovers ? "does not recover" : "is in recovery"}, expected a server ${does}`;
      faults.push({ message, help: `read its log: kubectl -n ${namespace} logs ${pod} -c postgres --tail=100` });
    }
    return { expectation, found: described, faults };
  },
};
