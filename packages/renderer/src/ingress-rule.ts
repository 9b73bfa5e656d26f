import type { NetworkPolicy } from "@tenantry/crd-schemas";
import type { Renderable } from "./resource.ts";

export type IngressRule = NonNullable<NonNullable<Renderable<NetworkPolicy>["spec"]>["ingress"]>[number];
export type Peer = NonNullable<IngressRule["from"]>[number];

/** All pods of each namespace. */
export function listNamespacePeers(names: readonly string[]): Peer[] {
  return names.map((name) => ({ namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": name } } }));
}

export function allowPorts(from: readonly Peer[], ports: readonly number[]): IngressRule {
  return { from, ports: ports.map((port) => ({ port, protocol: "TCP" })) };
}
