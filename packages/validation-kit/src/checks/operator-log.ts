import type { Check, CheckFault } from "../check.ts";
import { countErrors, LINES } from "../operator-errors.ts";
import { OPERATOR_LABEL } from "../operators.ts";
import { RESOURCES } from "../resource-names.ts";

export const operatorLog: Check = {
  id: "operator-log",
  criterion: "AC1",
  evidence: "cnpg-cluster-status",
  title: "The operator has logged no errors lately",
  async run({ cluster }) {
    const pods = await cluster.list({ resource: RESOURCES.pod, namespace: "all", selector: OPERATOR_LABEL });
    const faults: CheckFault[] = [];
    // Only one of several operators leads, and only that one logs its work.
    for (const { metadata } of pods) {
      const { name = "", namespace = "" } = metadata ?? {};
      const log = await cluster.logs({ namespace, target: `pod/${name}`, container: "manager" }, LINES);
      for (const [message, count] of countErrors(log)) {
        faults.push({
          message: `pod ${namespace}/${name} has logged ${count === 1 ? "an error" : `${count} times the error`}: ${message}`,
          help: `read around it: kubectl -n ${namespace} logs ${name} -c manager --tail=${LINES} | grep '"level":"error"'`,
        });
      }
    }
    if (pods.length === 0) {
      const message = `no pod in any namespace is labelled ${OPERATOR_LABEL}, so there is no log of the operator`;
      faults.push({
        message,
        help: `see the check operator-available: kubectl get deployments -A -l ${OPERATOR_LABEL}`,
      });
    }
    return {
      expectation: `no line of level error within the last hour of the last ${LINES} lines`,
      found: `${faults.length} different errors in the logs of ${pods.length} pod${pods.length === 1 ? "" : "s"}`,
      faults,
    };
  },
};
