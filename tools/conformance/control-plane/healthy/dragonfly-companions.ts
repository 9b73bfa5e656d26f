import type { AnyObject } from "../../manifests/real-tools.ts";
import { condition, type Made, type Named } from "./made.ts";
import { describePod, makePod, makeService } from "./workloads.ts";

interface DragonflyObject extends Named {
  readonly spec: {
    readonly replicas: number;
    readonly image: string;
    readonly podSecurityContext?: unknown;
    readonly containerSecurityContext?: unknown;
    readonly snapshot?: {
      readonly persistentVolumeClaimSpec?: Readonly<Record<string, unknown>> & {
        readonly resources: { readonly requests: { readonly storage: string } };
      };
    };
  };
}

/** Name of its volume claim template. */
const VOLUME = "df";

/**
 * What Dragonfly's operator makes, and what Kubernetes makes of that: a StatefulSet with its pods and volumes, a Service that
 * leads to the master, a PodDisruptionBudget (v1.6.1, internal/resources/resources.go).
 */
export function makeDragonflyCompanions(object: AnyObject): Made[] {
  const { metadata, spec } = object as unknown as DragonflyObject;
  const { name, namespace } = metadata;
  const { replicas, snapshot } = spec;
  const labels = { app: name, "app.kubernetes.io/name": "dragonfly" };
  const own = { ...labels, "app.kubernetes.io/part-of": "dragonfly" };
  const containers = [{ name: "dragonfly", image: spec.image }];
  const security = { pod: spec.podSecurityContext, container: spec.containerSecurityContext };
  const pods = Array.from({ length: replicas }, (_, index) => `${name}-${index}`);
  const claimSpec = snapshot?.persistentVolumeClaimSpec;
  const claims = claimSpec === undefined ? [] : pods.map((pod) => ({ pod, name: `${VOLUME}-${pod}` }));
  const template = { metadata: { labels: own }, spec: describePod(containers, security) };
  const set: Made = {
    object: {
      apiVersion: "apps/v1",
      kind: "StatefulSet",
      metadata: { name, namespace, labels: own },
      spec: { replicas, serviceName: name, selector: { matchLabels: labels }, template },
    },
    status: { observedGeneration: 1, replicas, readyReplicas: replicas, availableReplicas: replicas },
  };
  const budget: Made = {
    object: {
      apiVersion: "policy/v1",
      kind: "PodDisruptionBudget",
      metadata: { name, namespace, labels: own },
      spec: { maxUnavailable: 1, selector: { matchLabels: labels } },
    },
    status: {
      observedGeneration: 1,
      currentHealthy: replicas,
      desiredHealthy: replicas - 1,
      expectedPods: replicas,
      disruptionsAllowed: 1,
      conditions: [condition("DisruptionAllowed", "SufficientPods")],
    },
  };
  return [
    set,
    ...claims.map(
      (claim): Made => ({
        object: {
          apiVersion: "v1",
          kind: "PersistentVolumeClaim",
          metadata: { name: claim.name, namespace, labels },
          spec: { ...claimSpec, volumeName: `pv-${claim.name}` },
        },
        status: {
          phase: "Bound",
          accessModes: ["ReadWriteOnce"],
          capacity: { storage: claimSpec?.resources.requests.storage },
        },
      }),
    ),
    ...pods.map((pod, node) =>
      makePod({
        ...{ name: pod, namespace, containers, node, security },
        labels: { ...own, role: node === 0 ? "master" : "replica" },
        volumes: claims
          .filter((claim) => claim.pod === pod)
          .map((claim) => ({ name: VOLUME, persistentVolumeClaim: { claimName: claim.name } })),
      }),
    ),
    ...makeService({
      ...{ name, namespace, labels: own, port: 6379, ready: pods.slice(0, 1) },
      selector: { ...labels, role: "master" },
    }),
    ...(replicas > 1 ? [budget] : []),
  ];
}
