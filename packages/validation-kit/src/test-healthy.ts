import { BARMAN_PLUGIN, buildObjects } from "@tenantry/renderer";
import { type Catalog, listPoolers, valueOf } from "@tenantry/tenant-model";
import { nameResource } from "./resource-names.ts";
import { TestCluster, type TestObject } from "./test-cluster.ts";

const OPERATOR = { "app.kubernetes.io/name": "cloudnative-pg" };
/** Anew each time: tests change what they find. */
const ready = () => ({ conditions: [{ type: "Ready", status: "True", message: "" }] });
const LAST_RUN = "2026-11-21T02:00:00Z";

/** The cluster that this catalog describes, with nothing wrong in it. */
export function healthyCluster(catalog: Catalog): TestCluster {
  const cluster = new TestCluster(catalog);
  const rendered = structuredClone(buildObjects(catalog)) as TestObject[];
  for (const object of rendered) {
    object.metadata.generation = 1;
    object.metadata.creationTimestamp = LAST_RUN;
    const status = describeStatus(catalog, object);
    if (status !== undefined) object.status = status;
  }
  cluster.objects.push(
    ...rendered,
    ...listDefinitions(rendered),
    ...listOperatorObjects(catalog),
    ...listPods(catalog),
  );
  cluster.objects.push(...listPoolerObjects(catalog));
  if (catalog.backup.method !== "none") cluster.objects.push(makeBackup(catalog, "nightly", LAST_RUN));
  cluster.logs.set(
    "cnpg-system/pod/cnpg-operator-0",
    '{"level":"info","ts":"2026-11-21T11:00:00Z","msg":"reconciled"}\n',
  );
  return cluster;
}

/** A Backup that completed, made at a time. */
export function makeBackup(catalog: Catalog, name: string, created: string): TestObject {
  const { cluster } = catalog;
  return {
    apiVersion: "postgresql.cnpg.io/v1",
    kind: "Backup",
    metadata: { name, namespace: cluster.namespace, creationTimestamp: created },
    spec: { cluster: { name: cluster.name } },
    status: { phase: "completed", stoppedAt: created },
  };
}

function describeStatus(catalog: Catalog, object: TestObject): unknown {
  const { backup } = catalog;
  const isFlux = object.apiVersion.startsWith("kustomize.toolkit.fluxcd.io/");
  switch (object.kind) {
    case "Cluster":
      return describeCluster(catalog);
    case "Database":
    case "DatabaseRole":
      return { applied: true, observedGeneration: 1 };
    case "ScheduledBackup":
      return { lastScheduleTime: LAST_RUN, nextScheduleTime: "2026-11-22T02:00:00Z" };
    case "ExternalSecret":
      return ready();
    case "Kustomization":
      return isFlux ? { ...ready(), observedGeneration: 1 } : undefined;
    case "PodDisruptionBudget":
      return { disruptionsAllowed: 1, currentHealthy: 3 };
    case "CronJob":
      return { lastScheduleTime: "2026-11-21T03:00:00Z", lastSuccessfulTime: "2026-11-21T03:01:00Z" };
    case "VMRule":
      return { updateStatus: "operational" };
    case "ObjectStore":
      return backup.method === "plugin" && object.metadata.name === backup.objectStore
        ? { serverRecoveryWindow: { [backup.serverName]: recoveryWindow() } }
        : undefined;
    default:
      return undefined;
  }
}

function recoveryWindow() {
  return { firstRecoverabilityPoint: "2026-10-22T02:00:00Z", lastSuccessfulBackupTime: LAST_RUN };
}

function describeCluster({ cluster, tenants }: Catalog) {
  const count = valueOf(cluster.instances);
  const roles = tenants.flatMap((tenant) => tenant.roles);
  const condition = (type: string) => ({ type, status: "True", message: "" });
  const primary = `${cluster.name}-1`;
  return {
    ...{ phase: "Cluster in healthy state", instances: count, readyInstances: count },
    ...{ currentPrimary: primary, targetPrimary: primary },
    conditions: ["Ready", "ContinuousArchiving", "LastBackupSucceeded"].map(condition),
    certificates: { expirations: { [`${cluster.name}-server`]: "2027-02-19 10:00:00 +0000 UTC" } },
    managedRolesStatus: {
      byStatus: { reconciled: roles.map(({ name }) => name) },
      passwordStatus: Object.fromEntries(roles.flatMap(({ name, password }) => (password ? [[name, {}]] : []))),
    },
    ...{ firstRecoverabilityPoint: "2026-10-22T02:00:00Z", lastSuccessfulBackup: LAST_RUN },
  };
}

function listDefinitions(rendered: readonly TestObject[]): TestObject[] {
  const kinds = [...rendered, { apiVersion: "postgresql.cnpg.io/v1", kind: "Backup" }].filter(({ apiVersion }) =>
    apiVersion.includes("."),
  );
  const byName = new Map(kinds.map((object) => [nameResource(object), object.apiVersion.split("/")[1]]));
  return [...byName].map(([name, version]) => ({
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: { name },
    spec: { versions: [{ name: version, served: true }] },
    status: { conditions: [{ type: "Established", status: "True" }] },
  }));
}

function listOperatorObjects({ versions }: Catalog): TestObject[] {
  const namespace = "cnpg-system";
  const version =
    versions.cloudNativePG.split(".").length === 2 ? `${versions.cloudNativePG}.0` : versions.cloudNativePG;
  const containers = [{ name: "manager", image: `ghcr.io/cloudnative-pg/cloudnative-pg:${version}` }];
  const plugin = { name: "barman-cloud", namespace, labels: { "cnpg.io/pluginName": BARMAN_PLUGIN } };
  return [
    {
      ...{
        apiVersion: "apps/v1",
        kind: "Deployment",
        metadata: { name: "cnpg-operator", namespace, labels: OPERATOR },
      },
      ...{ spec: { replicas: 1, template: { spec: { containers } } }, status: { availableReplicas: 1 } },
    },
    {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: "cnpg-operator-0", namespace, labels: OPERATOR },
      status: ready(),
    },
    makeEndpoints(namespace, "cnpg-webhook-service"),
    { apiVersion: "v1", kind: "Service", metadata: plugin },
    makeEndpoints(namespace, "barman-cloud"),
  ];
}

function makeEndpoints(namespace: string, service: string): TestObject {
  return {
    apiVersion: "discovery.k8s.io/v1",
    kind: "EndpointSlice",
    metadata: { name: `${service}-1`, namespace, labels: { "kubernetes.io/service-name": service } },
    endpoints: [{ addresses: ["10.0.0.9"], conditions: { ready: true } }],
  };
}

function listPods({ cluster }: Catalog): TestObject[] {
  const { image, name, namespace } = cluster;
  const reference = image.style === "name" ? valueOf(image.name) : "ghcr.io/example/postgresql";
  return Array.from({ length: valueOf(cluster.instances) }, (_, index) => ({
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      name: `${name}-${index + 1}`,
      namespace,
      labels: {
        ...{ "cnpg.io/cluster": name, "cnpg.io/podRole": "instance" },
        "cnpg.io/instanceRole": index === 0 ? "primary" : "replica",
      },
    },
    spec: { containers: [{ name: "postgres", image: reference }] },
    status: { ...ready(), podIP: `10.0.0.${11 + index}` },
  }));
}

function listPoolerObjects(catalog: Catalog): TestObject[] {
  const { name: cluster, namespace } = catalog.cluster;
  return listPoolers(catalog).flatMap(({ pooler }, index) => {
    const count = valueOf(pooler.instances);
    const labels = { "cnpg.io/cluster": cluster, "cnpg.io/podRole": "pooler", "cnpg.io/poolerName": pooler.name };
    return [
      {
        ...{ apiVersion: "apps/v1", kind: "Deployment", metadata: { name: pooler.name, namespace } },
        ...{ spec: { replicas: count }, status: { availableReplicas: count, updatedReplicas: count } },
      },
      {
        ...{ apiVersion: "v1", kind: "Pod", metadata: { name: `${pooler.name}-0`, namespace, labels } },
        status: { ...ready(), podIP: `10.0.1.${index + 1}` },
      },
    ];
  });
}
