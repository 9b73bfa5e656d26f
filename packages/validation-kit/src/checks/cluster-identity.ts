import { labelObject } from "@tenantry/renderer";
import type { Check } from "../check.ts";
import { getCluster, reportNoCluster, showCluster } from "../live-cluster.ts";
import { readText, showValue } from "../read-field.ts";

export const clusterIdentity: Check = {
  id: "cluster-identity",
  criterion: "AC2",
  evidence: "cnpg-cluster-status",
  title: "The Cluster is the one that this catalog renders",
  async run(context) {
    const { catalog } = context;
    const { name, namespace } = catalog.cluster;
    const labels = Object.entries(labelObject(catalog));
    const expectation = `Cluster ${namespace}/${name} labelled ${labels.map((pair) => pair.join("=")).join(", ")}`;
    const cluster = await getCluster(context);
    if (cluster === undefined) return reportNoCluster(catalog, expectation);
    const found = labels.map(([key, value]) => ({ key, value, live: readText(cluster, "metadata", "labels", key) }));
    return {
      expectation,
      found: found.map(({ key, live }) => `${key}=${showValue(live)}`).join(", "),
      faults: found
        .filter(({ value, live }) => live !== value)
        .map(({ key, value, live }) => ({
          message: `Cluster ${namespace}/${name} has ${showValue(live)} as its label ${key}, expected ${value}: another catalog may own it`,
          help: `make sure that this is the right cluster before anything else: kubectl config current-context; ${showCluster(catalog)}`,
        })),
    };
  },
};
