import type { Check, CheckFault } from "../check.ts";
import { explainUnavailable, listOperators, OPERATOR_LABEL } from "../operators.ts";

export const operatorAvailable: Check = {
  id: "operator-available",
  criterion: "AC1",
  evidence: "cnpg-cluster-status",
  title: "The CloudNativePG operator runs",
  async run({ cluster }) {
    const operators = await listOperators(cluster);
    const faults: CheckFault[] = operators.flatMap((operator) => {
      const reason = explainUnavailable(operator);
      if (reason === undefined) return [];
      const { name, namespace = "" } = operator.metadata ?? {};
      return {
        message: `Deployment ${namespace}/${name} ${reason}`,
        help: `see why: kubectl -n ${namespace} describe deployment ${name}; kubectl -n ${namespace} get pods -l ${OPERATOR_LABEL}`,
      };
    });
    if (operators.length === 0) {
      faults.push({
        message: `no Deployment in any namespace is labelled ${OPERATOR_LABEL}, expected the operator`,
        help: "install the operator, e.g. by its chart cloudnative-pg; without it nothing of the catalog comes to life",
      });
    }
    return {
      expectation: `a Deployment labelled ${OPERATOR_LABEL} with all its pods available`,
      found: `${operators.length} operator${operators.length === 1 ? "" : "s"}`,
      faults,
    };
  },
};
