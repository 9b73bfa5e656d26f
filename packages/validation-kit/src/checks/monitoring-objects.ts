import type { KubernetesObject } from "@tenantry/renderer";
import type { Check, CheckFault } from "../check.ts";
import { listExpected } from "../expected-objects.ts";
import { readField } from "../read-field.ts";
import { nameResource } from "../resource-names.ts";
import { listDifferences } from "../same-fields.ts";

/** The rules have a check of their own. */
const KINDS = ["PodMonitor", "VMPodScrape"];
/** Of Grafana's sidecar, which takes every ConfigMap that has it. */
const isDashboard = ({ kind, data }: KubernetesObject & { readonly data?: unknown }) =>
  kind === "ConfigMap" && Object.keys(data ?? {}).some((key) => key.endsWith(".json"));

export const monitoringObjects: Check = {
  id: "monitoring-objects",
  criterion: "AC9",
  evidence: "monitoring",
  title: "What scrapes the catalog's pods, and its dashboard, are in the cluster as rendered",
  async run({ catalog, cluster }) {
    const expected = listExpected(catalog).filter((object) => KINDS.includes(object.kind) || isDashboard(object));
    const faults: CheckFault[] = [];
    for (const object of expected) {
      const { name = "", namespace = "", labels } = object.metadata ?? {};
      const resource = nameResource(object);
      const live = await cluster.get({ resource, name, namespace });
      const place = `${object.kind} ${namespace}/${name}`;
      const help = `kubectl -n ${namespace} get ${resource} ${name} -o yaml; render and let Flux apply ${catalog.output.workloads}`;
      if (live === undefined) {
        const loss =
          object.kind === "ConfigMap"
            ? "Grafana has no dashboard"
            : "nobody scrapes its pods, and no alert on them fires";
        faults.push({ message: `${place} does not exist: ${loss}`, help });
        continue;
      }
      const differences = [
        ...listDifferences(labels, readField(live, "metadata", "labels"), "metadata.labels"),
        ...listDifferences(readField(object, "spec"), readField(live, "spec"), "spec"),
      ];
      for (const difference of differences) faults.push({ message: `${place}: ${difference}`, help });
    }
    const names = expected.map(({ kind, metadata }) => `${kind} ${metadata?.namespace}/${metadata?.name}`);
    return {
      expectation: names.join(", "),
      found: `${faults.length} differences in ${expected.length} objects`,
      faults,
    };
  },
};
