import { BARMAN_PLUGIN } from "../../../../packages/renderer/src/names.ts";
import type { AnyObject } from "../../manifests/real-tools.ts";
import { condition, type Made, type Named } from "./made.ts";
import { makeDeployment, makeService } from "./workloads.ts";

export const OPERATOR_NAMESPACE = "cnpg-system";
/** As its chart calls it for a release `cnpg`. */
export const OPERATOR = "cnpg-cloudnative-pg";

/**
 * Operators as their charts and manifests install them, with the Services that they listen on (CloudNativePG v1.30.0,
 * config/webhook; plugin-barman-cloud v0.14.0, kubernetes/service.yaml; Dragonfly operator v1.6.1).
 * @param version of CloudNativePG, x.y.z
 */
export function makeOperators(version: string): Made[] {
  const cnpg = { "app.kubernetes.io/name": "cloudnative-pg", "app.kubernetes.io/instance": "cnpg" };
  const manager = [{ name: "manager", image: `ghcr.io/cloudnative-pg/cloudnative-pg:${version}` }];
  return [
    ...makeListening(
      { name: OPERATOR, namespace: OPERATOR_NAMESPACE, labels: cnpg, containers: manager },
      { name: "cnpg-webhook-service", port: 443 },
    ),
    ...makeListening(
      {
        name: "barman-cloud",
        namespace: OPERATOR_NAMESPACE,
        labels: { app: "barman-cloud" },
        containers: ["barman-cloud"],
      },
      { name: "barman-cloud", port: 9090, labels: { "cnpg.io/pluginName": BARMAN_PLUGIN } },
    ),
    ...makeDeployment({
      name: "dragonfly-operator",
      namespace: "dragonfly-operator-system",
      labels: { "app.kubernetes.io/name": "dragonfly-operator" },
      containers: ["manager"],
      replicas: 1,
    }),
  ];
}

function makeListening(
  workload: Omit<Parameters<typeof makeDeployment>[0], "replicas">,
  service: { readonly name: string; readonly port: number; readonly labels?: Readonly<Record<string, string>> },
): Made[] {
  const made = makeDeployment({ ...workload, replicas: 1 });
  const ready = made.flatMap(({ object }) =>
    object["kind"] === "Pod" ? (object as unknown as Named).metadata.name : [],
  );
  const { namespace, labels: selector } = workload;
  return [...made, ...makeService({ labels: {}, ...service, namespace, selector, ready })];
}

/** Three nodes, and the storage classes that volumes ask for. */
export function makeCapacity(objects: readonly AnyObject[]): Made[] {
  const nodes = ["node-1", "node-2", "node-3"].map(
    (name): Made => ({
      object: { apiVersion: "v1", kind: "Node", metadata: { name, labels: { "kubernetes.io/hostname": name } } },
      status: { conditions: [{ ...condition("Ready", "KubeletReady"), lastHeartbeatTime: new Date().toISOString() }] },
    }),
  );
  const classes = new Set(JSON.stringify(objects).match(/(?<="storageClass(?:Name)?":")[^"]+/g) ?? []);
  return [
    ...nodes,
    ...[...classes].map(
      (name): Made => ({
        object: {
          apiVersion: "storage.k8s.io/v1",
          kind: "StorageClass",
          metadata: { name },
          provisioner: "storage.example",
          allowVolumeExpansion: true,
        },
      }),
    ),
  ];
}
