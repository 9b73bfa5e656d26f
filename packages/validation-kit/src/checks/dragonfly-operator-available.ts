import type { CheckFault } from "../check.ts";
import { checkDragonfly } from "../dragonfly/dragonfly-check.ts";
import { CHART_LABEL, listDragonflyOperators, MANIFEST_LABEL } from "../dragonfly/dragonfly-operators.ts";
import { placeOf } from "../object-place.ts";
import { explainUnavailable } from "../operators.ts";
import { RESOURCES } from "../resource-names.ts";

export const dragonflyOperatorAvailable = checkDragonfly({
  id: "dragonfly-operator-available",
  criterion: "AC6",
  title: "Dragonfly's operator runs, where the NetworkPolicy of Dragonfly expects it",
  async run({ cluster }, dragonfly) {
    const { operatorNamespaces } = dragonfly.networkPolicy;
    const operators = await listDragonflyOperators(cluster, dragonfly, RESOURCES.deployment);
    const faults: CheckFault[] = [];
    for (const operator of operators) {
      const { name = "", namespace = "" } = operator.metadata ?? {};
      const reason = explainUnavailable(operator);
      if (reason !== undefined) {
        const help = `see why: kubectl -n ${namespace} describe deployment ${name}; kubectl -n ${namespace} get pods -l ${MANIFEST_LABEL}`;
        faults.push({ message: `Deployment ${placeOf(operator)} ${reason}`, help });
      }
      if (!operatorNamespaces.includes(namespace)) {
        faults.push({
          message: `Deployment ${placeOf(operator)} runs in a namespace that the NetworkPolicy of Dragonfly does not let in, expected one of ${operatorNamespaces.join(", ") || "none"}: it cannot make a master of any pod`,
          help: `add ${namespace} to dragonfly.networkPolicy.operatorNamespaces of the catalog, and render`,
        });
      }
    }
    const places = operatorNamespaces.join(", ") || "no namespace";
    if (operators.length === 0) {
      const message = `no Deployment is labelled ${CHART_LABEL}, nor ${MANIFEST_LABEL} in ${places}; expected Dragonfly's operator`;
      const help =
        "install it by its chart dragonfly-operator, or its manifest; without it a Dragonfly object does nothing";
      faults.push({ message, help });
    }
    return {
      expectation: `a Deployment of dragonfly-operator in ${places} with all its pods available`,
      found: `${operators.length} operator${operators.length === 1 ? "" : "s"}`,
      faults,
    };
  },
});
