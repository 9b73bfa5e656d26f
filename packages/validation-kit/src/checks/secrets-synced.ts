import type { Check, CheckFault } from "../check.ts";
import { listExpectedOf } from "../expected-objects.ts";
import { readCondition, showValue } from "../read-field.ts";
import { RESOURCES } from "../resource-names.ts";

export const secretsSynced: Check = {
  id: "secrets-synced",
  criterion: "AC2",
  evidence: "cnpg-cluster-status",
  title: "Every ExternalSecret of the catalog has made its Secret",
  inapplicable: ({ secrets }) =>
    secrets.style === "existing" ? "secrets are existing ones: the catalog renders no ExternalSecrets" : undefined,
  async run({ catalog, cluster }) {
    const expected = listExpectedOf(catalog, { group: "external-secrets.io", kind: "ExternalSecret" });
    const namespaces = [...new Set(expected.flatMap(({ metadata }) => metadata?.namespace ?? []))];
    const live = new Map<string, unknown>();
    for (const namespace of namespaces) {
      for (const object of await cluster.list({ resource: RESOURCES.externalSecret, namespace })) {
        live.set(`${namespace}/${object.metadata?.name}`, object);
      }
    }
    const faults: CheckFault[] = [];
    for (const { metadata } of expected) {
      const { name = "", namespace = "" } = metadata ?? {};
      const object = live.get(`${namespace}/${name}`);
      const ready = readCondition(object, "Ready");
      if (ready?.status === "True") continue;
      const reason = object === undefined ? "does not exist" : `is not Ready: ${showValue(ready?.message)}`;
      faults.push({
        message: `ExternalSecret ${namespace}/${name} ${reason}`,
        help: `see what the store says: kubectl -n ${namespace} describe ${RESOURCES.externalSecret} ${name}`,
      });
    }
    return {
      expectation: `${expected.length} ExternalSecrets in ${namespaces.join(", ")} are Ready`,
      found: `${expected.length - faults.length} of ${expected.length} are Ready`,
      faults,
    };
  },
};
