import { listPoolers, valueOf } from "@tenantry/tenant-model";
import type { Check, CheckFault } from "../check.ts";
import { explainNoPoolers } from "../pooler-pods.ts";
import { readNumber } from "../read-field.ts";
import { RESOURCES } from "../resource-names.ts";
import { nameSome } from "../tenant-databases.ts";

export const poolerDisruptionBudgets: Check = {
  id: "pooler-disruption-budgets",
  criterion: "AC4",
  evidence: "pooler-connections",
  title: "Every pooler has a PodDisruptionBudget, and can spare a pod now",
  inapplicable: explainNoPoolers,
  async run({ catalog, cluster }) {
    const { namespace } = catalog.cluster;
    const live = await cluster.list({ resource: RESOURCES.podDisruptionBudget, namespace });
    const byName = new Map(live.map((object) => [object.metadata?.name, object]));
    const poolers = listPoolers(catalog).map(({ pooler }) => pooler);
    const faults: CheckFault[] = [];
    for (const { name, instances } of poolers) {
      const budget = byName.get(name);
      const allowed = readNumber(budget, "status", "disruptionsAllowed") ?? 0;
      const healthy = readNumber(budget, "status", "currentHealthy") ?? 0;
      if (budget !== undefined && allowed >= 1) continue;
      const reason =
        budget === undefined
          ? "does not exist, expected one with maxUnavailable 1"
          : `allows ${allowed} disruptions with ${healthy} healthy pods, expected at least 1 with ${valueOf(instances)}: a node with one of its pods cannot be drained`;
      faults.push({
        message: `PodDisruptionBudget ${namespace}/${name} ${reason}`,
        help: `kubectl -n ${namespace} describe pdb ${name}; kubectl -n ${namespace} get pods -l cnpg.io/poolerName=${name}`,
      });
    }
    return {
      expectation: `disruptionsAllowed of 1 or more: ${nameSome(poolers.map(({ name }) => name))}`,
      found: `${poolers.length - faults.length} of ${poolers.length}`,
      faults,
    };
  },
};
