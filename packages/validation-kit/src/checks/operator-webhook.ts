import type { Check, CheckFault } from "../check.ts";
import { countReadyEndpoints } from "../endpoints.ts";
import { listOperators, OPERATOR_LABEL } from "../operators.ts";

/** The same in the operator's manifest and chart, as its certificate is made for it (CNPG v1.27.0, internal/cmd/manager). */
const WEBHOOK_SERVICE = "cnpg-webhook-service";

export const operatorWebhook: Check = {
  id: "operator-webhook",
  criterion: "AC1",
  evidence: "cnpg-cluster-status",
  title: "The operator's webhook can be reached",
  async run({ cluster }) {
    const operators = await listOperators(cluster);
    const namespaces = [...new Set(operators.flatMap(({ metadata }) => metadata?.namespace ?? []))];
    const faults: CheckFault[] = [];
    let ready = 0;
    for (const namespace of namespaces) {
      const endpoints = await countReadyEndpoints(cluster, { namespace, name: WEBHOOK_SERVICE });
      ready += endpoints;
      if (endpoints > 0) continue;
      faults.push({
        message: `Service ${namespace}/${WEBHOOK_SERVICE} has no ready endpoint, expected at least 1: the API server refuses every change of a Cluster, Pooler or Database`,
        help: `kubectl -n ${namespace} get service,endpointslices -l kubernetes.io/service-name=${WEBHOOK_SERVICE}; kubectl -n ${namespace} get pods -l ${OPERATOR_LABEL}`,
      });
    }
    if (namespaces.length === 0) {
      faults.push({
        message: `there is no operator whose Service ${WEBHOOK_SERVICE} could be asked for`,
        help: `see the check operator-available: kubectl get deployments -A -l ${OPERATOR_LABEL}`,
      });
    }
    return {
      expectation: `Service ${WEBHOOK_SERVICE} beside the operator with a ready endpoint`,
      found: `${ready} ready endpoint${ready === 1 ? "" : "s"}`,
      faults,
    };
  },
};
