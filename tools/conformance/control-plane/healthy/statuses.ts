import type { AnyObject } from "../../manifests/real-tools.ts";
import { listInstances } from "./cluster-companions.ts";
import { ago, condition, type Named } from "./made.ts";

interface Rendered extends Named {
  // biome-ignore lint/suspicious/noExplicitAny: each kind has another one
  readonly spec: any;
}

type Status = Readonly<Record<string, unknown>>;

/** What a controller says of an object that is as it should be, by kind; kinds that are not here have no status. */
const statusOf: Readonly<Record<string, (object: Rendered, all: readonly AnyObject[]) => Status>> = {
  Cluster: describeCluster,
  Pooler: ({ spec }) => ({ instances: spec.instances ?? 1 }),
  Database: ({ metadata, spec }) => ({
    applied: true,
    observedGeneration: metadata.generation ?? 1,
    ...(spec.extensions !== undefined && {
      extensions: spec.extensions.map(({ name }: { name: string }) => ({ name, applied: true })),
    }),
  }),
  DatabaseRole: ({ metadata }) => ({ applied: true, observedGeneration: metadata.generation ?? 1 }),
  ScheduledBackup: () => ({
    lastCheckTime: ago(60),
    lastScheduleTime: ago(6 * 3600),
    nextScheduleTime: ago(-18 * 3600),
  }),
  ObjectStore: describeStore,
  ExternalSecret: ({ metadata, spec }) => ({
    conditions: [condition("Ready", "SecretSynced")],
    refreshTime: ago(600),
    syncedResourceVersion: "1-0",
    binding: { name: spec.target?.name ?? metadata.name },
  }),
  Kustomization: (object) => ({
    ...describeReady(object, "ReconciliationSucceeded"),
    lastAppliedRevision: "main@sha1:0",
  }),
  HelmRelease: (object) => describeReady(object, "InstallSucceeded"),
  HelmRepository: (object) => describeReady(object, "Succeeded"),
  OCIRepository: (object) => describeReady(object, "Succeeded"),
  GitRepository: (object) => describeReady(object, "Succeeded"),
  VMRule: describeUsed,
  VMPodScrape: describeUsed,
  // Older operators say "ready" (dragonfly-operator v1.6.1, internal/controller/util.go).
  Dragonfly: () => ({ phase: "Ready", isRollingUpdate: false }),
  CronJob: () => ({ lastScheduleTime: ago(3600), lastSuccessfulTime: ago(3500) }),
  PodDisruptionBudget: () => ({
    observedGeneration: 1,
    currentHealthy: 2,
    desiredHealthy: 1,
    expectedPods: 2,
    disruptionsAllowed: 1,
  }),
};

/** @param all of the catalog's objects @returns undefined for a kind that has none */
export function describeHealthy(object: AnyObject, all: readonly AnyObject[]): Status | undefined {
  return statusOf[String(object["kind"])]?.(object as unknown as Rendered, all);
}

/** plugin-barman-cloud v0.14.0, api/v1/objectstore_types.go: by the name that each Cluster has in the bucket. */
function describeStore({ metadata }: Rendered, all: readonly AnyObject[]): Status {
  const window = { firstRecoverabilityPoint: ago(30 * 86_400), lastSuccessfulBackupTime: ago(6 * 3600) };
  const servers = (all as readonly unknown[] as readonly Rendered[]).flatMap(({ kind, spec, metadata: cluster }) => {
    if (kind !== "Cluster") return [];
    const plugins: readonly { parameters?: Readonly<Record<string, string>> }[] = spec.plugins ?? [];
    const parameters = plugins
      .map((it) => it.parameters ?? {})
      .filter((it) => it["barmanObjectName"] === metadata.name);
    return parameters.map((it) => it["serverName"] ?? cluster.name);
  });
  return { serverRecoveryWindow: Object.fromEntries(servers.map((server) => [server, window])) };
}

function describeReady({ metadata }: Rendered, reason: string): Status {
  const observedGeneration = metadata.generation ?? 1;
  return { observedGeneration, conditions: [condition("Ready", reason, { observedGeneration })] };
}

/** VictoriaMetrics operator v0.74.1, api/operator/v1beta1/vmextra_types.go. */
function describeUsed({ metadata }: Rendered): Status {
  return { updateStatus: "operational", observedGeneration: metadata.generation ?? 1 };
}

/** CloudNativePG v1.30.0, api/v1/cluster_types.go; the phase is its PhaseHealthy. */
function describeCluster(cluster: Rendered): Status {
  const { metadata, spec } = cluster;
  const instances = listInstances(cluster);
  const [primary] = instances;
  const claims = instances.flatMap((name) => (spec.walStorage === undefined ? [name] : [name, `${name}-wal`]));
  const roles: string[] = (spec.managed?.roles ?? []).map(({ name }: { name: string }) => name);
  const nodes = Object.fromEntries(
    instances.map((name, index) => [name, { "kubernetes.io/hostname": `node-${index + 1}` }]),
  );
  return {
    phase: "Cluster in healthy state",
    conditions: [
      condition("Ready", "ClusterIsReady"),
      condition("ContinuousArchiving", "ContinuousArchivingSuccess"),
      condition("LastBackupSucceeded", "LastBackupSucceeded"),
      condition("ConsistentSystemID", "Unique"),
    ],
    image: spec.imageName,
    instances: instances.length,
    readyInstances: instances.length,
    latestGeneratedNode: instances.length,
    instanceNames: instances,
    instancesStatus: { healthy: instances },
    instancesReportedState: Object.fromEntries(
      instances.map((name, index) => [
        name,
        { isPrimary: name === primary, timeLineID: 1, ip: `10.1.${index}.${10 + index}` },
      ]),
    ),
    currentPrimary: primary,
    targetPrimary: primary,
    currentPrimaryTimestamp: ago(86_400),
    targetPrimaryTimestamp: ago(86_400),
    timelineID: 1,
    healthyPVC: claims,
    pvcCount: claims.length,
    readService: `${metadata.name}-r`,
    writeService: `${metadata.name}-rw`,
    managedRolesStatus: {
      passwordStatus: Object.fromEntries(roles.map((name) => [name, { resourceVersion: "1", transactionID: 700 }])),
      byStatus: { ...(roles.length > 0 && { reconciled: roles }), reserved: ["postgres", "streaming_replica"] },
    },
    topology: { successfullyExtracted: true, nodesUsed: instances.length, instances: nodes },
    certificates: {
      serverTLSSecret: `${metadata.name}-server`,
      serverCASecret: `${metadata.name}-ca`,
      clientCASecret: `${metadata.name}-ca`,
      replicationTLSSecret: `${metadata.name}-replication`,
      expirations: Object.fromEntries(
        ["ca", "server", "replication"].map((it) => [`${metadata.name}-${it}`, printGoTime(60 * 86_400)]),
      ),
    },
  };
}

/** Seconds from now, as Go prints a time. */
function printGoTime(seconds: number): string {
  const text = ago(-seconds);
  return `${text.slice(0, 10)} ${text.slice(11, 19)} +0000 UTC`;
}
