import type { Cluster as ClusterObject } from "@tenantry/crd-schemas";
import type { Catalog, Cluster, Origin } from "@tenantry/tenant-model";
import { ACCESS_KEY_ID, BARMAN_PLUGIN, SECRET_ACCESS_KEY } from "./names.ts";

type ExternalCluster = NonNullable<ClusterObject["spec"]["externalClusters"]>[number];
type Use = "recovery" | "pg_basebackup" | "replica";

/** Name under which the Cluster knows another one; one that serves two uses differently has two. */
export function nameSource({ name }: Origin, use: Use): string {
  return use === "replica" ? `${name}-replica` : name;
}

export interface Source {
  readonly name: string;
  readonly origin: Origin;
}

/** The other clusters that this one takes data from, each use by its name. */
export function listSources({ bootstrap, replicaOf }: Cluster): Source[] {
  return [
    ...(bootstrap.style === "initdb"
      ? []
      : [{ name: nameSource(bootstrap.from, bootstrap.style), origin: bootstrap.from }]),
    ...(replicaOf ? [{ name: nameSource(replicaOf, "replica"), origin: replicaOf }] : []),
  ];
}

/** ObjectStore that the plugin reads another cluster's backups from. */
export function nameSourceStore(cluster: Cluster, { name }: Source): string {
  return `${cluster.name}-from-${name}`;
}

/** Backups of another cluster are read the way that this one writes its own. */
export function buildExternalClusters({ cluster, backup }: Catalog): ExternalCluster[] {
  return listSources(cluster).map((source) => {
    const { objectStore, connection } = source.origin;
    const read = objectStore && {
      plugin: {
        name: BARMAN_PLUGIN,
        parameters: { barmanObjectName: nameSourceStore(cluster, source), serverName: objectStore.serverName },
      },
    };
    const readInTree = objectStore && {
      barmanObjectStore: { ...buildSourceConfiguration(objectStore), serverName: objectStore.serverName },
    };
    return {
      name: source.name,
      ...(backup.method === "barmanObjectStore" ? readInTree : read),
      ...(connection && describeConnection(connection)),
    };
  });
}

/** How barman reaches another cluster's bucket; its Secret exists already. */
export function buildSourceConfiguration({ bucket, endpointURL, credentials }: NonNullable<Origin["objectStore"]>) {
  return {
    destinationPath: `s3://${bucket}/`,
    ...(endpointURL !== undefined && { endpointURL }),
    s3Credentials: {
      accessKeyId: { name: credentials, key: ACCESS_KEY_ID },
      secretAccessKey: { name: credentials, key: SECRET_ACCESS_KEY },
    },
  };
}

function describeConnection({
  host,
  port,
  user,
  sslmode,
  certificate,
  password,
  rootCertificate,
}: NonNullable<Origin["connection"]>) {
  return {
    connectionParameters: { host, port: String(port), user, sslmode, dbname: "postgres" },
    ...(certificate !== undefined && {
      sslCert: { name: certificate, key: "tls.crt" },
      sslKey: { name: certificate, key: "tls.key" },
    }),
    ...(rootCertificate !== undefined && { sslRootCert: { name: rootCertificate, key: "ca.crt" } }),
    ...(password !== undefined && { password: { name: password, key: "password" } }),
  };
}
