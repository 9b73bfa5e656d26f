import { BARMAN_PLUGIN } from "../../../../packages/renderer/src/names.ts";
import type { AnyObject } from "../../manifests/real-tools.ts";
import { condition, type Made, type Named } from "./made.ts";
import { makeDeployment, makeService } from "./workloads.ts";

interface HelmReleaseObject extends Named {
  readonly spec: {
    readonly chart: { readonly spec: { readonly chart: string } };
    readonly values?: { readonly fullnameOverride?: string };
  };
}

/**
 * What Helm makes of an operator's HelmRelease, with the Services that it listens on (CloudNativePG v1.30.0, config/webhook;
 * plugin-barman-cloud v0.14.0, kubernetes/service.yaml; Dragonfly operator v1.6.1, charts/dragonfly-operator).
 * @param version of CloudNativePG, x.y.z
 * @throws Error for a chart that nobody knows here
 */
export function makeOperator(release: AnyObject, version: string): Made[] {
  const { metadata, spec } = release as unknown as HelmReleaseObject;
  const { chart } = spec.chart.spec;
  const { namespace } = metadata;
  const name = spec.values?.fullnameOverride ?? metadata.name;
  const labels = { "app.kubernetes.io/name": chart, "app.kubernetes.io/instance": metadata.name };
  const workload = { name, namespace, labels };
  if (chart === "cloudnative-pg") {
    const containers = [{ name: "manager", image: `ghcr.io/cloudnative-pg/cloudnative-pg:${version}` }];
    return makeListening({ ...workload, containers }, { name: "cnpg-webhook-service", port: 443 });
  }
  if (chart === "plugin-barman-cloud") {
    const service = { name: "barman-cloud", port: 9090, labels: { "cnpg.io/pluginName": BARMAN_PLUGIN } };
    return makeListening({ ...workload, containers: ["barman-cloud"] }, service);
  }
  if (chart === "dragonfly-operator") {
    const own = { ...labels, "control-plane": "controller-manager" };
    return makeDeployment({ ...workload, labels: own, containers: ["manager"], replicas: 1 });
  }
  throw new Error(`what the chart ${chart} installs is not known here: add it to ${import.meta.url}`);
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
