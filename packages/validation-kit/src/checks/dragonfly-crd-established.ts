import { explainUnserved } from "../custom-resource.ts";
import { checkDragonfly } from "../dragonfly/dragonfly-check.ts";
import { RESOURCES } from "../resource-names.ts";

const VERSION = "v1alpha1";

export const dragonflyCrdEstablished = checkDragonfly({
  id: "dragonfly-crd-established",
  criterion: "AC6",
  title: "The API server serves Dragonfly objects in the version that the catalog renders",
  async run({ cluster }) {
    const name = RESOURCES.dragonfly;
    const definition = await cluster.get({ resource: RESOURCES.customResourceDefinition, name });
    const reason = explainUnserved(definition, VERSION);
    const message = `CustomResourceDefinition ${name} ${reason}`;
    const help = `look at it: kubectl get crd ${name} -o yaml; Dragonfly's operator brings it: its chart with crds.install, or its manifest`;
    return {
      expectation: `CustomResourceDefinition ${name} is established and serves ${VERSION}`,
      found: reason ?? "it is and does",
      faults: reason === undefined ? [] : [{ message, help }],
    };
  },
});
