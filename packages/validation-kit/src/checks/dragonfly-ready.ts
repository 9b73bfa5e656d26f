import { labelObject } from "@tenantry/renderer";
import type { CheckFault } from "../check.ts";
import { checkDragonfly, showPods } from "../dragonfly/dragonfly-check.ts";
import { listExpectedOf } from "../expected-objects.ts";
import { readField, readText, showValue } from "../read-field.ts";
import { RESOURCES } from "../resource-names.ts";
import { listDifferences } from "../same-fields.ts";

/** The second is what older operators say (dragonfly-operator v1.6.1, internal/controller/util.go). */
const READY = ["Ready", "ready"];

export const dragonflyReady = checkDragonfly({
  id: "dragonfly-ready",
  criterion: "AC7",
  title: "The Dragonfly object is the catalog's, and its operator calls it ready",
  async run({ catalog, cluster }, dragonfly) {
    const { name, namespace } = dragonfly;
    const live = await cluster.get({ resource: RESOURCES.dragonfly, name, namespace });
    const place = `Dragonfly ${namespace}/${name}`;
    const phase = readText(live, "status", "phase");
    const faults: CheckFault[] = [];
    if (live === undefined) {
      const help = `see what Flux says: kubectl -n ${catalog.flux.namespace} describe ${RESOURCES.fluxKustomization} ${dragonfly.flux.name}`;
      faults.push({ message: `${place} does not exist`, help });
    } else {
      const [expected] = listExpectedOf(catalog, { group: "dragonflydb.io", kind: "Dragonfly" });
      const labels = listDifferences(labelObject(catalog), readField(live, "metadata", "labels"), "metadata.labels");
      const fields = listDifferences(readField(expected, "spec"), readField(live, "spec"), "spec");
      for (const difference of [...labels, ...fields]) {
        const help = `somebody else changes it, or Flux has not applied it yet: kubectl -n ${namespace} get ${RESOURCES.dragonfly} ${name} -o yaml --show-managed-fields`;
        faults.push({ message: `${place}: ${difference}`, help });
      }
      if (phase === undefined || !READY.includes(phase)) {
        faults.push({ message: `${place} is in phase ${showValue(phase)}, expected Ready`, help: showPods(dragonfly) });
      }
      if (readField(live, "status", "isRollingUpdate") === true) {
        faults.push({ message: `${place} replaces its pods just now, expected it at rest`, help: showPods(dragonfly) });
      }
    }
    return {
      expectation: `${place} as rendered, in phase Ready`,
      found: live === undefined ? "no such object" : `phase ${showValue(phase)}`,
      faults,
    };
  },
});
