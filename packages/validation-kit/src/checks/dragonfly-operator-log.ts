import type { CheckFault } from "../check.ts";
import { checkDragonfly } from "../dragonfly/dragonfly-check.ts";
import { CHART_LABEL, listDragonflyOperators } from "../dragonfly/dragonfly-operators.ts";
import { placeOf } from "../object-place.ts";
import { countErrors, LINES } from "../operator-errors.ts";
import { RESOURCES } from "../resource-names.ts";

export const dragonflyOperatorLog = checkDragonfly({
  id: "dragonfly-operator-log",
  criterion: "AC6",
  title: "Dragonfly's operator has logged no errors lately",
  async run({ cluster }, dragonfly) {
    const pods = await listDragonflyOperators(cluster, dragonfly, RESOURCES.pod);
    const faults: CheckFault[] = [];
    for (const pod of pods) {
      const { name = "", namespace = "" } = pod.metadata ?? {};
      const log = await cluster.logs({ namespace, target: `pod/${name}`, container: "manager" }, LINES);
      for (const [message, count] of countErrors(log)) {
        faults.push({
          message: `pod ${placeOf(pod)} has logged ${count === 1 ? "an error" : `${count} times the error`}: ${message}`,
          help: `read around it: kubectl -n ${namespace} logs ${name} -c manager --tail=${LINES} | grep -w ERROR`,
        });
      }
    }
    if (pods.length === 0) {
      const message = "there is no pod of Dragonfly's operator, so there is no log of it";
      const help = `see the check dragonfly-operator-available: kubectl get deployments -A -l ${CHART_LABEL}`;
      faults.push({ message, help });
    }
    return {
      expectation: `no line of level ERROR within the last hour of the last ${LINES} lines`,
      found: `${faults.length} different errors in the logs of ${pods.length} pod${pods.length === 1 ? "" : "s"}`,
      faults,
    };
  },
});
