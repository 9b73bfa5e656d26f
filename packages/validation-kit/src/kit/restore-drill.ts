import type { Cluster } from "@tenantry/crd-schemas";
import { labelObject } from "@tenantry/renderer";
import type { Catalog } from "@tenantry/tenant-model";
import { ANY_BACKUP, nameRestoreDrill } from "./kit-names.ts";

type Spec = Cluster["spec"];

/** How the copy has to be like the original: to start from its files, and to find its image, volumes and bucket. */
const LIKE_THE_ORIGINAL = [
  "imageName",
  "imageCatalogRef",
  "imagePullPolicy",
  "imagePullSecrets",
  "postgresUID",
  "postgresGID",
  "storage",
  "walStorage",
  "tablespaces",
  "resources",
  "env",
  "envFrom",
  "projectedVolumeTemplate",
  "ephemeralVolumesSizeLimit",
  "serviceAccountTemplate",
  "schedulerName",
  "seccompProfile",
  "podSecurityContext",
  "securityContext",
  "inheritedMetadata",
] as const satisfies readonly (keyof Spec)[];

/**
 * A Cluster of one instance that is made of the catalog's backups, to see that this works; undefined without backups. It
 * archives nothing: neither could it spoil the archive that it comes from, nor would the next drill find a folder that is not
 * empty, which CloudNativePG refuses. Nobody gets in over the network.
 * @param original the catalog's Cluster, post-build
 */
export function buildRestoreDrill(catalog: Catalog, original: Cluster): Cluster | undefined {
  const source = describeSource(catalog, original.spec);
  if (source === undefined) return undefined;
  const { spec } = original;
  const { parameters, shared_preload_libraries, extensions } = spec.postgresql ?? {};
  const { nodeSelector, tolerations } = spec.affinity ?? {};
  return {
    apiVersion: "postgresql.cnpg.io/v1",
    kind: "Cluster",
    metadata: {
      name: nameRestoreDrill(catalog),
      namespace: catalog.cluster.namespace,
      labels: labelObject(catalog),
    },
    spec: {
      instances: 1,
      ...Object.fromEntries(LIKE_THE_ORIGINAL.flatMap((key) => (spec[key] === undefined ? [] : [[key, spec[key]]]))),
      ...source,
      postgresql: {
        // PostgreSQL does not replay WAL with less than the original had of connections, workers or locks.
        ...(parameters && { parameters }),
        ...(shared_preload_libraries && { shared_preload_libraries }),
        ...(extensions && { extensions }),
        pg_hba: ["host all all all reject"],
      },
      ...((nodeSelector ?? tolerations) && {
        affinity: { ...(nodeSelector && { nodeSelector }), ...(tolerations && { tolerations }) },
      }),
      // With the volumes goes all that was restored.
      enablePDB: false,
    } as Spec,
  };
}

function describeSource(
  { cluster, backup }: Catalog,
  spec: Spec,
): Pick<Spec, "bootstrap" | "externalClusters"> | undefined {
  if (backup.method === "none") return undefined;
  if (backup.method === "volumeSnapshot") return { bootstrap: { recovery: { backup: { name: ANY_BACKUP } } } };
  const bootstrap = { recovery: { source: cluster.name } };
  const archiver = spec.plugins?.find(({ isWALArchiver }) => isWALArchiver);
  if (archiver !== undefined) {
    const { name, parameters } = archiver;
    return {
      bootstrap,
      externalClusters: [{ name: cluster.name, plugin: { name, ...(parameters && { parameters }) } }],
    };
  }
  const barmanObjectStore = spec.backup?.barmanObjectStore;
  return barmanObjectStore && { bootstrap, externalClusters: [{ name: cluster.name, barmanObjectStore }] };
}
