import { valueOf } from "@tenantry/tenant-model";
import type { Check, CheckFault } from "../check.ts";
import { getCluster, reportNoCluster } from "../live-cluster.ts";
import { readCondition, readNumber, readText, showValue } from "../read-field.ts";

/** CNPG v1.27.0 to v1.30.0, api/v1/cluster_types.go, PhaseHealthy. */
const HEALTHY = "Cluster in healthy state";

export const clusterReady: Check = {
  id: "cluster-ready",
  criterion: "AC2",
  evidence: "cnpg-cluster-status",
  title: "The Cluster is healthy with all its instances",
  async run(context) {
    const { catalog } = context;
    const { name, namespace } = catalog.cluster;
    const wanted = valueOf(catalog.cluster.instances);
    const expectation = `phase "${HEALTHY}", condition Ready, ${wanted} of ${wanted} instances ready`;
    const cluster = await getCluster(context);
    if (cluster === undefined) return reportNoCluster(catalog, expectation);
    const faults: CheckFault[] = [];
    const report = (message: string) =>
      faults.push({
        message: `Cluster ${namespace}/${name} ${message}`,
        help: `see what the operator waits for: kubectl -n ${namespace} describe cluster ${name}; kubectl -n ${namespace} get pods -l cnpg.io/cluster=${name},cnpg.io/podRole=instance -o wide`,
      });
    const phase = readText(cluster, "status", "phase");
    const reason = readText(cluster, "status", "phaseReason");
    if (phase !== HEALTHY) {
      report(`is in phase ${showValue(phase)}, expected ${HEALTHY}${reason === undefined ? "" : `: ${reason}`}`);
    }
    const ready = readCondition(cluster, "Ready");
    if (ready?.status !== "True") report(`is not Ready: ${ready?.message || "its status has no such condition"}`);
    const readyInstances = readNumber(cluster, "status", "readyInstances");
    if (readyInstances !== wanted) report(`has ${readyInstances ?? 0} ready instances, expected ${wanted}`);
    const instances = readNumber(cluster, "status", "instances");
    if (instances !== wanted) report(`has ${instances ?? 0} instances, expected ${wanted}`);
    return { expectation, found: `phase ${showValue(phase)}, ${readyInstances ?? 0} of ${wanted} ready`, faults };
  },
};
