import type { Check, CheckFault } from "../check.ts";
import { getCluster, reportNoCluster } from "../live-cluster.ts";
import { readText } from "../read-field.ts";

/** Annotations by which people take instances out of service (CNPG v1.27.0, labels_annotations.go). */
const FENCED = "cnpg.io/fencedInstances";
const HIBERNATION = "cnpg.io/hibernation";

export const instancesUnfenced: Check = {
  id: "instances-unfenced",
  criterion: "AC2",
  evidence: "cnpg-cluster-status",
  title: "No instance is fenced, and the Cluster does not hibernate",
  async run(context) {
    const { catalog } = context;
    const { name, namespace } = catalog.cluster;
    const expectation = `Cluster ${namespace}/${name} without ${FENCED} and without ${HIBERNATION}: on`;
    const cluster = await getCluster(context);
    if (cluster === undefined) return reportNoCluster(catalog, expectation);
    const faults: CheckFault[] = [];
    const fenced = readText(cluster, "metadata", "annotations", FENCED) ?? "";
    if (!/^\s*(\[\s*\]\s*)?$/.test(fenced)) {
      faults.push({
        message: `instances of Cluster ${namespace}/${name} are fenced: ${fenced} ("*" is all of them); PostgreSQL is stopped there`,
        help: `find out who did that, then: kubectl -n ${namespace} annotate cluster ${name} ${FENCED}-`,
      });
    }
    if (readText(cluster, "metadata", "annotations", HIBERNATION) === "on") {
      faults.push({
        message: `Cluster ${namespace}/${name} hibernates: its pods are gone`,
        help: `wake it: kubectl -n ${namespace} annotate cluster ${name} --overwrite ${HIBERNATION}=off`,
      });
    }
    return {
      expectation,
      found: faults.length === 0 ? "neither" : faults.map(({ message }) => message).join("; "),
      faults,
    };
  },
};
