import { condition, type Made } from "./made.ts";

export interface Workload {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Names, where the image does not matter. */
  readonly containers: readonly (string | Container)[];
  readonly replicas: number;
}

interface Container {
  readonly name: string;
  readonly image: string;
}

/** A Deployment that has all its replicas, with its pods. */
export function makeDeployment({ name, namespace, labels, containers, replicas }: Workload): Made[] {
  const template = { metadata: { labels }, spec: describePod(containers) };
  const deployment: Made = {
    object: {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name, namespace, labels },
      spec: { replicas, selector: { matchLabels: labels }, template },
    },
    status: {
      observedGeneration: 1,
      replicas,
      updatedReplicas: replicas,
      readyReplicas: replicas,
      availableReplicas: replicas,
      conditions: [condition("Available", "MinimumReplicasAvailable")],
    },
  };
  const pods = Array.from({ length: replicas }, (_, index) =>
    makePod({ name: `${name}-5c9f-${index + 1}`, namespace, labels, containers, node: index }),
  );
  return [deployment, ...pods];
}

/** As the operators' charts have it: fits the restricted Pod Security Standard. */
const RESTRICTED: Security = {
  pod: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
  container: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } },
};

export interface Security {
  readonly pod: unknown;
  readonly container: unknown;
}

export interface PodRequest extends Omit<Workload, "replicas"> {
  /** Which of the nodes. */
  readonly node: number;
  readonly volumes?: readonly {
    readonly name: string;
    readonly persistentVolumeClaim: { readonly claimName: string };
  }[];
  readonly security?: Security;
}

/** A Pod that runs, with all its containers ready. */
export function makePod({ name, namespace, labels, containers, node, volumes = [], security }: PodRequest): Made {
  const since = new Date(Date.now() - 86_400_000).toISOString();
  const always = { lastTransitionTime: since, status: "True" };
  return {
    object: {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name, namespace, labels },
      spec: { nodeName: `node-${node + 1}`, volumes, ...describePod(containers, security) },
    },
    status: {
      phase: "Running",
      podIP: `10.1.${node}.${10 + node}`,
      podIPs: [{ ip: `10.1.${node}.${10 + node}` }],
      startTime: since,
      conditions: ["PodScheduled", "Initialized", "ContainersReady", "Ready"].map((type) => ({ type, ...always })),
      containerStatuses: listContainers(containers).map((container) => ({
        name: container.name,
        ready: true,
        started: true,
        restartCount: 0,
        image: container.image,
        imageID: `${container.image}@sha256:00`,
        state: { running: { startedAt: since } },
      })),
    },
  };
}

/** What a Pod and the template of one have in common. */
export function describePod(containers: Workload["containers"], { pod, container }: Security = RESTRICTED) {
  return {
    securityContext: pod,
    containers: listContainers(containers).map((it) => ({ ...it, securityContext: container })),
  };
}

const listContainers = (containers: Workload["containers"]) =>
  containers.map((it) => ({
    imagePullPolicy: "IfNotPresent",
    ...(typeof it === "string" ? { name: it, image: `registry.example/${it}:1` } : it),
  }));

/** A Service with the pods behind it. @param ready names of pods */
export function makeService(of: {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Labels of its pods; the default is its own. */
  readonly selector?: Readonly<Record<string, string>>;
  readonly port: number;
  readonly ready: readonly string[];
}): Made[] {
  const { name, namespace, labels, selector = labels, port, ready } = of;
  const ports = [{ name: "main", port, protocol: "TCP" }];
  return [
    {
      object: {
        apiVersion: "v1",
        kind: "Service",
        metadata: { name, namespace, labels },
        spec: { selector, ports },
      },
    },
    {
      object: {
        apiVersion: "discovery.k8s.io/v1",
        kind: "EndpointSlice",
        metadata: { name: `${name}-1`, namespace, labels: { ...labels, "kubernetes.io/service-name": name } },
        addressType: "IPv4",
        ports,
        endpoints: ready.map((pod, index) => ({
          addresses: [`10.1.${index}.${10 + index}`],
          conditions: { ready: true, serving: true, terminating: false },
          nodeName: `node-${index + 1}`,
          targetRef: { kind: "Pod", name: pod, namespace },
        })),
      },
    },
  ];
}
