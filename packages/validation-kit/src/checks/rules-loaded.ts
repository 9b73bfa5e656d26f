import { nameRules } from "@tenantry/renderer";
import type { Check, CheckFault } from "../check.ts";
import { listExpected } from "../expected-objects.ts";
import { readList, readText } from "../read-field.ts";
import { nameResource } from "../resource-names.ts";

export const rulesLoaded: Check = {
  id: "rules-loaded",
  criterion: "AC1",
  evidence: "monitoring",
  title: "The catalog's alert rules are in the cluster, and their operator took them",
  async run({ catalog, cluster }) {
    const { namespace } = catalog.cluster;
    const kind = catalog.monitoring.rules;
    const name = nameRules(catalog.cluster);
    const expected = listExpected(catalog).find((object) => object.kind === kind && object.metadata?.name === name);
    const wanted = countRules(expected);
    const resource = nameResource(expected ?? { apiVersion: "monitoring.coreos.com/v1", kind });
    const live = await cluster.get({ resource, name, namespace });
    const help = `look at it: kubectl -n ${namespace} get ${resource} ${name} -o yaml; render and let Flux apply ${catalog.output.workloads}`;
    const faults: CheckFault[] = [];
    const found = countRules(live);
    if (live === undefined) faults.push({ message: `${kind} ${namespace}/${name} does not exist`, help });
    else {
      if (found !== wanted) {
        faults.push({ message: `${kind} ${namespace}/${name} has ${found} rules, expected ${wanted}`, help });
      }
      // VictoriaMetrics' operator says whether it could use them; prometheus-operator does not.
      const status = readText(live, "status", "updateStatus");
      if (status !== undefined && status !== "operational") {
        const reason = readText(live, "status", "reason") ?? "no reason given";
        faults.push({ message: `${kind} ${namespace}/${name} is ${status}, expected operational: ${reason}`, help });
      }
    }
    return { expectation: `${kind} ${namespace}/${name} with ${wanted} rules`, found: `${found} rules`, faults };
  },
};

function countRules(object: unknown): number {
  return readList(object, "spec", "groups").reduce<number>((sum, group) => sum + readList(group, "rules").length, 0);
}
