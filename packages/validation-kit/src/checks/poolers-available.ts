import { listPoolers, valueOf } from "@tenantry/tenant-model";
import type { Check, CheckFault } from "../check.ts";
import { explainNoPoolers } from "../pooler-pods.ts";
import { readNumber } from "../read-field.ts";
import { RESOURCES } from "../resource-names.ts";
import { nameSome } from "../tenant-databases.ts";

export const poolersAvailable: Check = {
  id: "poolers-available",
  criterion: "AC4",
  evidence: "pooler-connections",
  title: "Every pooler has all its pods available",
  inapplicable: explainNoPoolers,
  async run({ catalog, cluster }) {
    const { namespace } = catalog.cluster;
    // A Pooler has no condition that says so; its Deployment bears its name.
    const live = await cluster.list({ resource: RESOURCES.deployment, namespace });
    const byName = new Map(live.map((object) => [object.metadata?.name, object]));
    const faults: CheckFault[] = [];
    const poolers = listPoolers(catalog).map(({ pooler }) => pooler);
    for (const { name, instances } of poolers) {
      const deployment = byName.get(name);
      const wanted = valueOf(instances);
      const available = readNumber(deployment, "status", "availableReplicas") ?? 0;
      const updated = readNumber(deployment, "status", "updatedReplicas") ?? 0;
      if (deployment !== undefined && available === wanted && updated === wanted) continue;
      const reason =
        deployment === undefined
          ? `does not exist, expected one with ${wanted} pods`
          : `has ${available} pods available and ${updated} up to date, expected ${wanted}`;
      faults.push({
        message: `Deployment ${namespace}/${name} ${reason}`,
        help: `see why: kubectl -n ${namespace} describe deployment ${name}; kubectl -n ${namespace} get pods -l cnpg.io/poolerName=${name}; the operator says of a Pooler that it cannot build: kubectl -n ${namespace} describe ${RESOURCES.pooler} ${name}`,
      });
    }
    return {
      expectation: nameSome(poolers.map(({ name, instances }) => `${name} ${valueOf(instances)}`)),
      found: `${poolers.length - faults.length} of ${poolers.length} poolers are complete`,
      faults,
    };
  },
};
