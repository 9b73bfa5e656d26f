import { BARMAN_PLUGIN } from "@tenantry/renderer";
import type { Check, CheckFault } from "../check.ts";
import { countReadyEndpoints } from "../endpoints.ts";
import { placeOf } from "../object-place.ts";
import { listOperators, OPERATOR_LABEL } from "../operators.ts";
import { RESOURCES } from "../resource-names.ts";

/** The operator finds its plugins by this label of their Services (CNPG v1.27.0, labels_annotations.go). */
const PLUGIN_LABEL = `cnpg.io/pluginName=${BARMAN_PLUGIN}`;

export const backupPluginAvailable: Check = {
  id: "backup-plugin-available",
  criterion: "AC1",
  evidence: "cnpg-cluster-status",
  title: "The operator finds the Barman Cloud plugin, and it answers",
  inapplicable: ({ backup }) =>
    backup.method === "plugin" ? undefined : `backup.method is ${backup.method}, which needs no plugin`,
  async run({ cluster }) {
    const services = await cluster.list({ resource: RESOURCES.service, namespace: "all", selector: PLUGIN_LABEL });
    const operators = await listOperators(cluster);
    const beside = new Set(operators.flatMap(({ metadata }) => metadata?.namespace ?? []));
    const faults: CheckFault[] = [];
    for (const { metadata } of services) {
      const { name = "", namespace = "" } = metadata ?? {};
      if (!beside.has(namespace)) {
        faults.push({
          message: `Service ${namespace}/${name} is in another namespace than the operator (${[...beside].join(", ") || "none"}), which looks for plugins in its own only`,
          help: `install the plugin beside the operator: kubectl get deployments -A -l ${OPERATOR_LABEL}`,
        });
      }
      if ((await countReadyEndpoints(cluster, { namespace, name })) > 0) continue;
      faults.push({
        message: `Service ${namespace}/${name} of the plugin has no ready endpoint, expected at least 1`,
        help: `see its pods and certificates, which cert-manager makes: kubectl -n ${namespace} get pods,certificates; kubectl -n ${namespace} describe service ${name}`,
      });
    }
    if (services.length === 0) {
      faults.push({
        message: `no Service in any namespace is labelled ${PLUGIN_LABEL}, expected the plugin's`,
        help: "install plugin-barman-cloud beside the operator; until then the operator reconciles no Cluster that names it",
      });
    }
    return {
      expectation: `a Service labelled ${PLUGIN_LABEL} beside the operator with a ready endpoint`,
      found: services.map(placeOf).join(", ") || "no such Service",
      faults,
    };
  },
};
