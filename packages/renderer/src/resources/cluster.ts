import type { Cluster as ClusterObject } from "@tenantry/crd-schemas";
import type { Backup, Catalog, Cluster, Image, Replication } from "@tenantry/tenant-model";
import { buildRoleAttributes } from "../database-roles.ts";
import { buildExternalClusters, nameSource } from "../external-clusters.ts";
import { labelObject } from "../labels.ts";
import {
  BARMAN_PLUGIN,
  NEVER_PRUNED,
  nameMonitoringConfigMap,
  placeShared,
  QUERIES_KEY,
  UNUSED_DATABASE,
} from "../names.ts";
import { buildObjectStoreConfiguration } from "../object-store-configuration.ts";
import { applyOverride } from "../override-object.ts";
import { buildClusterHba } from "../pg-hba.ts";
import type { Renderable, RenderedFile } from "../resource.ts";

type Spec = Renderable<ClusterObject>["spec"];

/** The PostgreSQL cluster that all tenants share. */
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
    spec: applyOverride(buildSpec(catalog), cluster.overrides),
  };
  return [{ path: placeShared(catalog, "cluster", "cluster"), objects: [{ object, origin: ["spec", "cluster"] }] }];
}

function buildSpec(catalog: Catalog): Spec {
  const { cluster, backup } = catalog;
  const externalClusters = buildExternalClusters(catalog);
  return {
    instances: cluster.instances,
    ...nameImage(cluster.image),
    ...(cluster.replication.style === "legacy" && buildLegacyReplication(cluster.replication)),
    postgresql: buildPostgresql(catalog),
    storage: cluster.storage,
    ...(cluster.walStorage && { walStorage: cluster.walStorage }),
    ...(cluster.tablespaces.length > 0 && { tablespaces: buildTablespaces(cluster) }),
    bootstrap: buildBootstrap(cluster),
    ...(externalClusters.length > 0 && { externalClusters }),
    ...(cluster.replicaOf && { replica: { enabled: true, source: nameSource(cluster.replicaOf, "replica") } }),
    ...(cluster.superuser && {
      enableSuperuserAccess: true,
      superuserSecret: { name: cluster.superuser.secretName },
    }),
    ...buildManaged(catalog),
    ...buildBackup(backup),
    ...(cluster.certificates && { certificates: buildCertificates(cluster.certificates) }),
    monitoring: { customQueriesConfigMap: [{ name: nameMonitoringConfigMap(cluster), key: QUERIES_KEY }] },
    affinity: buildAffinity(cluster),
    ...(cluster.topologySpread.length > 0 && { topologySpreadConstraints: buildTopologySpread(cluster) }),
    resources: cluster.resources,
    ...cluster.options,
  };
}

function nameImage(image: Image): Pick<Spec, "imageName" | "imageCatalogRef"> {
  if (image.style === "name") return { imageName: image.name };
  const { kind, name, major } = image;
  return { imageCatalogRef: { apiGroup: "postgresql.cnpg.io", kind, name, major } };
}

function buildPostgresql(catalog: Catalog): NonNullable<Spec["postgresql"]> {
  const { parameters, preloadLibraries, extensionImages } = catalog.cluster;
  const hba = buildClusterHba(catalog);
  return {
    parameters,
    ...(preloadLibraries.length > 0 && { shared_preload_libraries: preloadLibraries }),
    ...(extensionImages.length > 0 && { extensions: extensionImages.map(mountExtension) }),
    ...buildSynchronous(catalog.cluster.replication),
    ...(hba.length > 0 && { pg_hba: hba }),
  };
}

function mountExtension({
  name,
  image,
  extensionControlPath,
  dynamicLibraryPath,
  libraryPath,
}: Cluster["extensionImages"][number]) {
  return {
    name,
    image: { reference: image },
    ...(extensionControlPath && { extension_control_path: extensionControlPath }),
    ...(dynamicLibraryPath && { dynamic_library_path: dynamicLibraryPath }),
    ...(libraryPath && { ld_library_path: libraryPath }),
  };
}

function buildSynchronous(replication: Replication): Pick<NonNullable<Spec["postgresql"]>, "synchronous"> {
  if (replication.style !== "synchronous") return {};
  const { method, number, dataDurability, failoverQuorum } = replication;
  return { synchronous: { method, number, dataDurability, ...(failoverQuorum && { failoverQuorum }) } };
}

function buildLegacyReplication({ minSyncReplicas, maxSyncReplicas }: Extract<Replication, { style: "legacy" }>) {
  return { minSyncReplicas, maxSyncReplicas };
}

function buildTablespaces({ tablespaces }: Cluster): NonNullable<Spec["tablespaces"]> {
  return tablespaces.map(({ name, storage, owner, temporary }) => ({
    name,
    storage,
    ...(owner !== undefined && { owner: { name: owner } }),
    ...(temporary && { temporary }),
  }));
}

function buildBootstrap(cluster: Cluster): NonNullable<Spec["bootstrap"]> {
  const { bootstrap } = cluster;
  // Never `postgres`: CNPG would then give the superuser a random password of its own (v1.27.0, instance_controller.go).
  const unused = { database: UNUSED_DATABASE, owner: UNUSED_DATABASE };
  if (bootstrap.style === "initdb") return { initdb: { ...unused, ...bootstrap.options } };
  const source = nameSource(bootstrap.from, bootstrap.style);
  if (bootstrap.style === "pg_basebackup") return { pg_basebackup: { source } };
  const { target } = bootstrap;
  return { recovery: { source, ...(Object.keys(target).length > 0 && { recoveryTarget: target }) } };
}

function buildManaged({ cluster, roleStyle, tenants }: Catalog): Pick<Spec, "managed"> {
  const { services } = cluster;
  const roles = roleStyle === "managed" ? tenants.flatMap((tenant) => tenant.roles.map(buildRoleAttributes)) : [];
  const managed: NonNullable<Spec["managed"]> = {
    ...(roles.length > 0 && { roles }),
    ...(services && {
      services: {
        ...(services.disabled.length > 0 && { disabledDefaultServices: services.disabled }),
        ...(services.additional.length > 0 && {
          additional: services.additional.map(({ name, leadsTo, type, annotations }) => ({
            selectorType: leadsTo,
            serviceTemplate: {
              metadata: { name, ...(Object.keys(annotations).length > 0 && { annotations }) },
              spec: { type },
            },
          })),
        }),
      },
    }),
  };
  return Object.keys(managed).length > 0 ? { managed } : {};
}

/** The plugin's own settings stand in its ObjectStore. */
function buildBackup(backup: Backup): Pick<Spec, "backup" | "plugins"> {
  if (backup.method === "none") return {};
  if (backup.method === "volumeSnapshot") {
    const { className, walClassName, snapshotOwnerReference, target } = backup;
    const wal = walClassName !== undefined && { walClassName };
    // Without a WAL archive a snapshot of a running instance could not be restored.
    const volumeSnapshot = { className, ...wal, online: false, snapshotOwnerReference };
    return { backup: applyOverride<NonNullable<Spec["backup"]>>({ volumeSnapshot, target }, backup.overrides) };
  }
  if (backup.method === "plugin") {
    const { objectStore, serverName } = backup;
    return {
      plugins: [
        { name: BARMAN_PLUGIN, isWALArchiver: true, parameters: { barmanObjectName: objectStore, serverName } },
      ],
    };
  }
  const settings = {
    // The catalog's schema admits the in-tree words only.
    barmanObjectStore: buildObjectStoreConfiguration(backup) as NonNullable<
      NonNullable<Spec["backup"]>["barmanObjectStore"]
    >,
    retentionPolicy: backup.retentionPolicy,
    target: backup.target,
  };
  return { backup: applyOverride<NonNullable<Spec["backup"]>>(settings, backup.overrides) };
}

function buildCertificates({ serverAltDNSNames, ...secrets }: NonNullable<Cluster["certificates"]>) {
  return { ...secrets, ...(serverAltDNSNames.length > 0 && { serverAltDNSNames }) };
}

function buildAffinity({ podAntiAffinity, nodeSelector, tolerations }: Cluster): NonNullable<Spec["affinity"]> {
  const { type, topologyKey } = podAntiAffinity;
  return {
    enablePodAntiAffinity: true,
    topologyKey,
    podAntiAffinityType: type,
    ...(Object.keys(nodeSelector).length > 0 && { nodeSelector }),
    ...(tolerations.length > 0 && { tolerations }),
  };
}

function buildTopologySpread({ name, topologySpread }: Cluster): NonNullable<Spec["topologySpreadConstraints"]> {
  const labelSelector = { matchLabels: { "cnpg.io/cluster": name, "cnpg.io/podRole": "instance" } };
  return topologySpread.map((spread) => ({ ...spread, labelSelector }));
}
