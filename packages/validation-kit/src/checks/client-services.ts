import type { Check, CheckFault } from "../check.ts";
import { explainNoClients, listClientSecrets } from "../client-secrets.ts";
import { readField, readList, readText } from "../read-field.ts";
import { RESOURCES } from "../resource-names.ts";

/** Keys of client Secrets that name a host. */
const HOST_KEYS = ["host", "direct-host"];

export const clientServices: Check = {
  id: "client-services",
  criterion: "AC10",
  evidence: "pooler-connections",
  title: "Every host that applications connect to is a Service that leads somewhere",
  inapplicable: explainNoClients,
  async run({ catalog, cluster }) {
    const hosts = new Set(
      listClientSecrets(catalog).flatMap(({ template }) => HOST_KEYS.flatMap((key) => template[key] ?? [])),
    );
    const services = [...hosts].map((host) => ({
      host,
      name: host.split(".")[0] ?? "",
      namespace: host.split(".")[1] ?? "",
    }));
    const existing = new Set<string>();
    const serving = new Set<string>();
    for (const namespace of new Set(services.map((service) => service.namespace))) {
      for (const { metadata } of await cluster.list({ resource: RESOURCES.service, namespace })) {
        existing.add(`${namespace}/${metadata?.name}`);
      }
      for (const slice of await cluster.list({ resource: RESOURCES.endpointSlice, namespace })) {
        if (isServing(slice))
          serving.add(`${namespace}/${readText(slice, "metadata", "labels", "kubernetes.io/service-name")}`);
      }
    }
    const faults = services.flatMap(({ host, name, namespace }): CheckFault[] => {
      const place = `${namespace}/${name}`;
      const help = `kubectl -n ${namespace} describe service ${name}; kubectl -n ${namespace} get endpointslices -l kubernetes.io/service-name=${name}`;
      if (!existing.has(place))
        return [{ message: `${host}, which clients connect to, is no Service: ${place} does not exist`, help }];
      if (!serving.has(place))
        return [
          { message: `${host}, which clients connect to, leads nowhere: Service ${place} has no ready endpoint`, help },
        ];
      return [];
    });
    return {
      expectation: `a Service with ready endpoints for each of ${[...hosts].join(", ")}`,
      found: `${services.length - faults.length} of ${services.length}`,
      faults,
    };
  },
};

/** Without a word on it an endpoint is to be taken for ready (Kubernetes v1.34, discovery/v1 types.go). */
function isServing(slice: unknown): boolean {
  return readList(slice, "endpoints").some(
    (endpoint) => readField(endpoint, "conditions", "ready") !== false && readList(endpoint, "addresses").length > 0,
  );
}
