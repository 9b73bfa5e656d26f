import type { Cluster as ClusterObject } from "@tenantry/crd-schemas";
import { type Backup, type Catalog, type Replication, type Tenant, template } from "@tenantry/tenant-model";
import { labelObject } from "../labels.ts";
import {
  ACCESS_KEY_ID,
  NEVER_PRUNED,
  nameMonitoringConfigMap,
  placeShared,
  QUERIES_KEY,
  SECRET_ACCESS_KEY,
  UNUSED_DATABASE,
} from "../names.ts";
import { buildClusterHba } from "../pg-hba.ts";
import type { Renderable, RenderedFile } from "../resource.ts";

type Spec = Renderable<ClusterObject>["spec"];

/** The shared PostgreSQL cluster with every tenant's role. */
export function buildCluster(catalog: Catalog): readonly RenderedFile[] {
  const { cluster } = catalog;
  const object: Renderable<ClusterObject> = {
    apiVersion: "postgresql.cnpg.io/v1",
    kind: "Cluster",
    metadata: {
      name: cluster.name,
      namespace: cluster.namespace,
      labels: labelObject(catalog),
      annotations: NEVER_PRUNED,
    },
    spec: buildSpec(catalog),
  };
  return [{ path: placeShared(catalog, "cluster"), objects: [{ object, origin: ["spec", "cluster"] }] }];
}

function buildSpec(catalog: Catalog): Spec {
  const { cluster, backup, tenants } = catalog;
  const { type, topologyKey } = cluster.podAntiAffinity;
  return {
    instances: cluster.instances,
    imageName: cluster.imageName,
    ...(cluster.replication.style === "legacy" && buildLegacyReplication(cluster.replication)),
    postgresql: buildPostgresql(catalog),
    storage: cluster.storage,
    ...(cluster.walStorage && { walStorage: cluster.walStorage }),
    // Never `postgres`: CNPG would then give the superuser a random password of its own (v1.27.0, instance_controller.go).
    bootstrap: { initdb: { database: UNUSED_DATABASE, owner: UNUSED_DATABASE } },
    ...(cluster.superuser && {
      enableSuperuserAccess: true,
      superuserSecret: { name: cluster.superuser.secretName },
    }),
    managed: { roles: tenants.map(buildRole) },
    ...(backup.method === "barmanObjectStore" && { backup: buildBackup(backup) }),
    monitoring: { customQueriesConfigMap: [{ name: nameMonitoringConfigMap(cluster), key: QUERIES_KEY }] },
    affinity: { enablePodAntiAffinity: true, topologyKey, podAntiAffinityType: type },
    resources: cluster.resources,
  };
}

function buildPostgresql(catalog: Catalog): NonNullable<Spec["postgresql"]> {
  const { parameters, replication } = catalog.cluster;
  const hba = buildClusterHba(catalog);
  return {
    parameters,
    ...(replication.style === "synchronous" && {
      synchronous: {
        method: "any" as const,
        number: replication.number,
        dataDurability: replication.dataDurability,
      },
    }),
    ...(hba.length > 0 && { pg_hba: hba }),
  };
}

function buildLegacyReplication({ minSyncReplicas, maxSyncReplicas }: Extract<Replication, { style: "legacy" }>) {
  return { minSyncReplicas, maxSyncReplicas };
}

type ManagedRole = NonNullable<NonNullable<Spec["managed"]>["roles"]>[number];

/** Attributes are written out even where they are the default, so that Flux takes back what was changed by hand. */
function buildRole({ role }: Tenant): ManagedRole {
  return {
    name: role.name,
    ensure: "present",
    login: true,
    superuser: false,
    createdb: false,
    createrole: false,
    inherit: true,
    replication: false,
    bypassrls: false,
    connectionLimit: role.connectionLimit,
    passwordSecret: { name: role.secretName },
  };
}

function buildBackup(backup: Extract<Backup, { method: "barmanObjectStore" }>): NonNullable<Spec["backup"]> {
  const { compression, encryption, credentials, endpointURL } = backup;
  // The catalog's schema admits the CRD's words only; the resolved model calls them strings.
  const format = { ...(compression && { compression }), ...(encryption && { encryption }) };
  return {
    barmanObjectStore: {
      // At the root of the bucket: barman adds the server name itself.
      destinationPath: template`s3://${backup.bucket}/`,
      ...(endpointURL !== undefined && { endpointURL }),
      serverName: backup.serverName,
      s3Credentials: {
        accessKeyId: { name: credentials.secretName, key: ACCESS_KEY_ID },
        secretAccessKey: { name: credentials.secretName, key: SECRET_ACCESS_KEY },
      },
      ...(Object.keys(format).length > 0 && { wal: format }),
      data: { ...format, immediateCheckpoint: true, jobs: backup.jobs },
    },
    retentionPolicy: backup.retentionPolicy,
    target: backup.target,
  };
}
