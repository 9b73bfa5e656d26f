import type { NetworkPolicy } from "@tenantry/crd-schemas";
import type { Catalog } from "@tenantry/tenant-model";
import { labelObject } from "../labels.ts";
import {
  DRAGONFLY_ADMIN_PORT,
  DRAGONFLY_PORT,
  nameDragonflyPolicy,
  placeDragonfly,
  selectDragonflyPods,
} from "../names.ts";
import type { Renderable, RenderedFile } from "../resource.ts";

type Rule = NonNullable<NonNullable<Renderable<NetworkPolicy>["spec"]>["ingress"]>[number];
type Peer = NonNullable<Rule["from"]>[number];

/** The operator's pods, from its manifest and its chart (dragonfly-operator v1.6.1, internal/resources/const.go). */
const OPERATOR_PODS = { matchLabels: { "control-plane": "controller-manager" } };

/**
 * Who may reach Dragonfly: the applications that use it and its own pods, which copy from each other over the admin port. That
 * port asks for no password and has the metrics too, so that whoever runs where the scraper does may do everything.
 */
export function buildDragonflyNetworkPolicy(catalog: Catalog): readonly RenderedFile[] {
  const { dragonfly } = catalog;
  if (dragonfly === undefined) return [];
  const { networkPolicy } = dragonfly;
  const pods = selectDragonflyPods(dragonfly);
  const own: Peer = { podSelector: pods };
  const operators = listNamespaces(networkPolicy.operatorNamespaces).map((peer) => ({
    ...peer,
    podSelector: OPERATOR_PODS,
  }));
  const rules = [
    allow([own, ...listNamespaces(listClientNamespaces(catalog))], DRAGONFLY_PORT),
    allow([own, ...operators, ...listNamespaces(networkPolicy.monitoringNamespaces)], DRAGONFLY_ADMIN_PORT),
  ];
  const object: Renderable<NetworkPolicy> = {
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    metadata: {
      name: nameDragonflyPolicy(dragonfly),
      namespace: dragonfly.namespace,
      labels: labelObject(catalog),
    },
    spec: { podSelector: pods, policyTypes: ["Ingress"], ingress: rules },
  };
  const origin = ["spec", "dragonfly", "networkPolicy"];
  return [{ path: placeDragonfly(catalog, "dragonfly", "networkpolicy"), objects: [{ object, origin }] }];
}

function listClientNamespaces({ dragonfly, tenants }: Catalog): string[] {
  const declared = tenants.flatMap((tenant) => (tenant.dragonfly?.clients ?? []).map(({ namespace }) => namespace));
  return [...new Set([...(dragonfly?.networkPolicy.clientNamespaces ?? []), ...declared])].sort();
}

function listNamespaces(names: readonly string[]): Peer[] {
  return names.map((name) => ({ namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": name } } }));
}

function allow(from: readonly Peer[], port: number): Rule {
  return { from, ports: [{ port, protocol: "TCP" }] };
}
