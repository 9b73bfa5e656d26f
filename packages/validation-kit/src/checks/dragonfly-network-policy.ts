import { nameDragonflyPolicy } from "@tenantry/renderer";
import type { CheckFault } from "../check.ts";
import { checkDragonfly } from "../dragonfly/dragonfly-check.ts";
import { listExpectedOf } from "../expected-objects.ts";
import { readField } from "../read-field.ts";
import { RESOURCES } from "../resource-names.ts";
import { listDifferences } from "../same-fields.ts";

export const dragonflyNetworkPolicy = checkDragonfly({
  id: "dragonfly-network-policy",
  criterion: "AC7",
  title: "The NetworkPolicy of Dragonfly lets in its clients, its operator and the scraper, and nobody else",
  async run({ catalog, cluster }, dragonfly) {
    const { namespace } = dragonfly;
    const name = nameDragonflyPolicy(dragonfly);
    const place = `NetworkPolicy ${namespace}/${name}`;
    const expected = listExpectedOf(catalog, { group: "networking.k8s.io", kind: "NetworkPolicy" }).find(
      ({ metadata }) => metadata?.name === name && metadata.namespace === namespace,
    );
    const live = await cluster.get({ resource: RESOURCES.networkPolicy, name, namespace });
    const differences =
      live === undefined ? [] : listDifferences(readField(expected, "spec"), readField(live, "spec"), "spec");
    const help = `kubectl -n ${namespace} get ${RESOURCES.networkPolicy} ${name} -o yaml; what Flux says: kubectl -n ${catalog.flux.namespace} describe ${RESOURCES.fluxKustomization} ${dragonfly.flux.name}`;
    const faults: CheckFault[] = differences.map((difference) => ({ message: `${place}: ${difference}`, help }));
    if (live === undefined) {
      faults.push({
        message: `${place} does not exist: whoever reaches its pods may do everything on the admin port`,
        help,
      });
    }
    return {
      expectation: `${place} as rendered`,
      found: live === undefined ? "no such policy" : `${differences.length} differences`,
      faults,
    };
  },
});
