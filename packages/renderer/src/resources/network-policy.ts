import type { NetworkPolicy } from "@tenantry/crd-schemas";
import { type Catalog, listPoolers, type NetworkPolicies } from "@tenantry/tenant-model";
import { allowPorts, type IngressRule, listNamespacePeers, type Peer } from "../ingress-rule.ts";
import { labelObject } from "../labels.ts";
import { placeShared } from "../names.ts";
import type { Renderable, RenderedFile, RenderedObject } from "../resource.ts";

const POSTGRESQL = 5432;
/** Status and commands of the operator, and of the instances among each other (CNPG v1.30.0, docs/src/security.md). */
const STATUS = 8000;
const INSTANCE_METRICS = 9187;
const POOLER_METRICS = 9127;

/** Who may reach instances and poolers. Incoming traffic only: where pods connect to is left to the namespace's own rules. */
export function buildNetworkPolicies(catalog: Catalog): readonly RenderedFile[] {
  const { cluster, networkPolicy } = catalog;
  if (!networkPolicy) return [];
  // Every pod of the cluster, not only instances: the jobs that set up a new standby copy the primary, and have no role.
  const own: Peer = { podSelector: { matchLabels: { "cnpg.io/cluster": cluster.name } } };
  const clients = listNamespacePeers(listClientNamespaces(catalog, networkPolicy));
  const operators = listNamespacePeers(networkPolicy.operatorNamespaces);
  const scrapers = listNamespacePeers(networkPolicy.monitoringNamespaces);
  const instances = buildPolicy(catalog, "instance", [
    allowPorts([own, ...operators, ...clients], [POSTGRESQL]),
    allowPorts([own, ...operators], [STATUS]),
    allowPorts(scrapers, [INSTANCE_METRICS]),
  ]);
  const poolers = buildPolicy(catalog, "pooler", [
    allowPorts(clients, [POSTGRESQL]),
    allowPorts(scrapers, [POOLER_METRICS]),
  ]);
  const objects = listPoolers(catalog).length > 0 ? [instances, poolers] : [instances];
  return [{ path: placeShared(catalog, "cluster", "networkpolicy"), objects }];
}

/** Applications run where their Secrets are, or in the namespace of the cluster itself. */
function listClientNamespaces({ cluster, tenants }: Catalog, { clientNamespaces }: NetworkPolicies): string[] {
  const declared = tenants.flatMap((tenant) => tenant.clients.map(({ namespace }) => namespace));
  return [...new Set([cluster.namespace, ...clientNamespaces, ...declared])].sort();
}

function buildPolicy(catalog: Catalog, podRole: "instance" | "pooler", rules: readonly IngressRule[]): RenderedObject {
  const { cluster } = catalog;
  const object: Renderable<NetworkPolicy> = {
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    metadata: { name: `${cluster.name}-${podRole}s`, namespace: cluster.namespace, labels: labelObject(catalog) },
    spec: {
      podSelector: { matchLabels: { "cnpg.io/cluster": cluster.name, "cnpg.io/podRole": podRole } },
      policyTypes: ["Ingress"],
      // A rule without peers would let everyone in.
      ingress: rules.filter(({ from }) => from !== undefined && from.length > 0),
    },
  };
  return { object, origin: ["spec", "networkPolicy"] };
}
