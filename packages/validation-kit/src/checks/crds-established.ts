import type { Check, CheckFault } from "../check.ts";
import { listExpected } from "../expected-objects.ts";
import { readCondition, readField, readList } from "../read-field.ts";
import { nameResource, RESOURCES } from "../resource-names.ts";

/** Groups that every API server has; all others come by CRDs. */
const BUILT_IN = new Set(["", "apps", "batch", "policy", "networking.k8s.io", "rbac.authorization.k8s.io"]);

export const crdsEstablished: Check = {
  id: "crds-established",
  criterion: "AC1",
  evidence: "cnpg-cluster-status",
  title: "The API server serves every kind and version that the catalog renders",
  async run({ catalog, cluster }) {
    const wanted = new Map<string, string>([[RESOURCES.backup, "v1"]]);
    for (const object of listExpected(catalog)) {
      const [group = "", version] = object.apiVersion.includes("/") ? object.apiVersion.split("/") : [""];
      if (!BUILT_IN.has(group) && version !== undefined) wanted.set(nameResource(object), version);
    }
    const faults: CheckFault[] = [];
    for (const [name, version] of wanted) {
      // One by one: all CRDs of a cluster together are tens of megabytes.
      const definition = await cluster.get({ resource: RESOURCES.customResourceDefinition, name });
      const reason = explain(definition, version);
      if (reason === undefined) continue;
      faults.push({
        message: `CustomResourceDefinition ${name} ${reason}`,
        help: `look at it: kubectl get crd ${name} -o yaml; install or upgrade the operator that brings it`,
      });
    }
    return {
      expectation: [...wanted].map(([name, version]) => `${name} ${version}`).join(", "),
      found: `${wanted.size - faults.length} of ${wanted.size} are established and served`,
      faults,
    };
  },
};

function explain(definition: unknown, version: string): string | undefined {
  if (definition === undefined) return `does not exist, expected one that serves ${version}`;
  const established = readCondition(definition, "Established");
  if (established?.status !== "True") return `is not established: ${established?.message || "its status says nothing"}`;
  const served = readList(definition, "spec", "versions").flatMap((entry) => {
    const name = readField(entry, "name");
    return readField(entry, "served") === true && typeof name === "string" ? name : [];
  });
  return served.includes(version) ? undefined : `serves ${served.join(", ") || "nothing"}, expected ${version}`;
}
