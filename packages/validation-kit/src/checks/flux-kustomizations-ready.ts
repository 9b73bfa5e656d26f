import type { Check, CheckFault } from "../check.ts";
import { listExpectedOf } from "../expected-objects.ts";
import { readCondition, readField, showValue } from "../read-field.ts";
import { RESOURCES } from "../resource-names.ts";

export const fluxKustomizationsReady: Check = {
  id: "flux-kustomizations-ready",
  criterion: "AC2",
  evidence: "cnpg-cluster-status",
  title: "Flux applies the catalog's files, and they are ready",
  inapplicable: ({ substitution }) =>
    substitution === "none" ? "substitution is none: the files are for others than Flux" : undefined,
  async run({ catalog, cluster }) {
    const expected = listExpectedOf(catalog, { group: "kustomize.toolkit.fluxcd.io", kind: "Kustomization" });
    const names = expected.flatMap(({ metadata }) => metadata?.name ?? []);
    const { namespace } = catalog.flux;
    const live = await cluster.list({ resource: RESOURCES.fluxKustomization, namespace });
    const byName = new Map(live.map((object) => [object.metadata?.name, object]));
    const faults: CheckFault[] = [];
    for (const name of names) {
      const reason = explain(byName.get(name));
      if (reason === undefined) continue;
      faults.push({
        message: `Flux Kustomization ${namespace}/${name} ${reason}`,
        help: `look at it: flux get kustomization ${name} -n ${namespace}, or kubectl -n ${namespace} describe ${RESOURCES.fluxKustomization} ${name}; its file is ${catalog.output.fluxKustomization}`,
      });
    }
    const found = `${names.length - faults.length} of ${names.length} are ready`;
    return { expectation: `Ready and not suspended: ${names.join(", ")}`, found, faults };
  },
};

function explain(object: unknown): string | undefined {
  if (object === undefined) return "does not exist";
  if (readField(object, "spec", "suspend") === true) return "is suspended: nothing of the catalog is applied any more";
  const ready = readCondition(object, "Ready");
  if (ready?.status !== "True") return `is not Ready: ${showValue(ready?.message)}`;
  const observed = readField(object, "status", "observedGeneration");
  const generation = readField(object, "metadata", "generation");
  return observed === generation ? undefined : `has not looked at its generation ${showValue(generation)} yet`;
}
