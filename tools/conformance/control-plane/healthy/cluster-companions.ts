import type { AnyObject } from "../../manifests/real-tools.ts";
import type { Made, Named } from "./made.ts";
import { makePod, makeService } from "./workloads.ts";

interface ClusterObject extends Named {
  readonly spec: {
    readonly instances: number;
    readonly storage: VolumeRequest;
    readonly walStorage?: VolumeRequest;
    readonly plugins?: readonly unknown[];
    readonly enablePDB?: boolean;
    readonly imageName?: string;
  };
}

interface VolumeRequest {
  readonly storageClass?: string;
  readonly size: string;
}

/** Names of a Cluster's instances, the primary first. */
export function listInstances({ metadata, spec }: ClusterObject): string[] {
  return Array.from({ length: spec.instances }, (_, index) => `${metadata.name}-${index + 1}`);
}

/** What CloudNativePG makes beside a Cluster: instances, volumes, Services, PodDisruptionBudgets, certificates. */
export function makeClusterCompanions(object: AnyObject): Made[] {
  const cluster = object as unknown as ClusterObject;
  const { name, namespace } = cluster.metadata;
  const pods = listInstances(cluster);
  const [primary = "", ...standbys] = pods;
  const own = { "cnpg.io/cluster": name };
  const { imageName, plugins } = cluster.spec;
  const containers = [
    imageName === undefined ? "postgres" : { name: "postgres", image: imageName },
    ...(plugins === undefined ? [] : ["plugin-barman-cloud"]),
  ];
  const instances = pods.flatMap((pod, index) => {
    const role = pod === primary ? "primary" : "replica";
    const labels = {
      ...own,
      "cnpg.io/instanceName": pod,
      "cnpg.io/podRole": "instance",
      role,
      "cnpg.io/instanceRole": role,
    };
    const claims = [
      { name: pod, role: "PG_DATA", mount: "pgdata", request: cluster.spec.storage },
      ...(cluster.spec.walStorage === undefined
        ? []
        : [{ name: `${pod}-wal`, role: "PG_WAL", mount: "pg-wal", request: cluster.spec.walStorage }]),
    ];
    return [
      ...claims.map((claim) => makeClaim({ ...claim, namespace, labels: { ...own, "cnpg.io/instanceName": pod } })),
      makePod({
        name: pod,
        namespace,
        labels,
        containers,
        node: index,
        volumes: claims.map((claim) => ({ name: claim.mount, persistentVolumeClaim: { claimName: claim.name } })),
      }),
    ];
  });
  const services = [
    { suffix: "rw", ready: [primary] },
    { suffix: "ro", ready: standbys },
    { suffix: "r", ready: pods },
  ].flatMap(({ suffix, ready }) =>
    makeService({ name: `${name}-${suffix}`, namespace, labels: own, port: 5432, ready }),
  );
  return [...instances, ...services, ...makeBudgets(cluster, own), ...makeCertificates(cluster, own)];
}

function makeClaim(of: {
  readonly name: string;
  readonly namespace: string;
  readonly role: string;
  readonly request: VolumeRequest;
  readonly labels: Readonly<Record<string, string>>;
}): Made {
  const { name, namespace, role, request, labels } = of;
  const resources = { requests: { storage: request.size } };
  const accessModes = ["ReadWriteOnce"];
  return {
    object: {
      apiVersion: "v1",
      kind: "PersistentVolumeClaim",
      metadata: {
        name,
        namespace,
        labels: { ...labels, "cnpg.io/pvcRole": role },
        annotations: { "cnpg.io/pvcStatus": "ready" },
      },
      spec: {
        accessModes,
        resources,
        volumeName: `pv-${name}`,
        ...(request.storageClass !== undefined && { storageClassName: request.storageClass }),
      },
    },
    status: { phase: "Bound", accessModes, capacity: { storage: request.size } },
  };
}

/** One for the standbys of three instances or more, one for the primary (CloudNativePG v1.30.0, poddisruptionbudget.go). */
function makeBudgets({ metadata, spec }: ClusterObject, own: Readonly<Record<string, string>>): Made[] {
  if (spec.enablePDB === false) return [];
  const budget = (name: string, role: string, minAvailable: number, pods: number): Made => ({
    object: {
      apiVersion: "policy/v1",
      kind: "PodDisruptionBudget",
      metadata: { name, namespace: metadata.namespace, labels: own },
      spec: { minAvailable, selector: { matchLabels: { ...own, "cnpg.io/instanceRole": role } } },
    },
    status: {
      observedGeneration: 1,
      currentHealthy: pods,
      desiredHealthy: minAvailable,
      expectedPods: pods,
      disruptionsAllowed: pods - minAvailable,
    },
  });
  const replicas = spec.instances - 1;
  return [
    ...(replicas < 2 ? [] : [budget(metadata.name, "replica", replicas - 1, replicas)]),
    budget(`${metadata.name}-primary`, "primary", 1, 1),
  ];
}

function makeCertificates({ metadata }: ClusterObject, own: Readonly<Record<string, string>>): Made[] {
  const secret = (suffix: string, type: string, keys: readonly string[]): Made => ({
    object: {
      apiVersion: "v1",
      kind: "Secret",
      metadata: { name: `${metadata.name}-${suffix}`, namespace: metadata.namespace, labels: own },
      type,
      stringData: Object.fromEntries(keys.map((key) => [key, "made up"])),
    },
  });
  return [
    secret("ca", "Opaque", ["ca.crt", "ca.key"]),
    secret("server", "kubernetes.io/tls", ["tls.crt", "tls.key"]),
    secret("replication", "kubernetes.io/tls", ["tls.crt", "tls.key"]),
  ];
}
