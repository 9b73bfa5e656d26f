import { type Catalog, valueOf } from "@tenantry/tenant-model";
import { isPrimary, listInstances, nameOf } from "../ask-postgres.ts";
import type { Check, CheckFault } from "../check.ts";
import { listStandbys } from "../standbys.ts";

export const replicasStreaming: Check = {
  id: "replicas-streaming",
  criterion: "AC2",
  evidence: "replication-status",
  title: "Every standby streams from the primary",
  inapplicable: explainSingle,
  async run(context) {
    const { name, namespace, instances } = context.catalog.cluster;
    const wanted = valueOf(instances) - 1;
    const standbys = await listStandbys(context);
    const streaming = new Set(standbys.filter(({ state }) => state === "streaming").map((standby) => standby.name));
    const faults: CheckFault[] = [];
    for (const pod of (await listInstances(context)).filter((it) => !isPrimary(it)).map(nameOf)) {
      if (streaming.has(pod)) continue;
      const state = standbys.find((standby) => standby.name === pod)?.state ?? "not connected";
      faults.push({
        message: `standby ${namespace}/${pod} is ${state}, expected streaming`,
        help: `read why: kubectl -n ${namespace} logs ${pod} -c postgres --tail=100`,
      });
    }
    if (faults.length === 0 && streaming.size < wanted) {
      faults.push({
        message: `${streaming.size} standbys of Cluster ${namespace}/${name} stream, expected ${wanted}`,
        help: `see which instance is missing: kubectl -n ${namespace} get pods -l cnpg.io/cluster=${name},cnpg.io/podRole=instance`,
      });
    }
    const found = standbys.map((standby) => `${standby.name} ${standby.state}`).join(", ") || "no standby";
    return { expectation: `${wanted} standbys in state streaming`, found, faults };
  },
};

function explainSingle({ cluster }: Catalog): string | undefined {
  return valueOf(cluster.instances) > 1 ? undefined : "the cluster has one instance: there is nothing to replicate to";
}
