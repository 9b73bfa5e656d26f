import { BARMAN_PLUGIN, type KubernetesObject } from "@tenantry/renderer";
import type { Catalog } from "@tenantry/tenant-model";
import type { LiveObject } from "../cluster-reader.ts";
import { DRILL_LABEL } from "../drill.ts";
import { labelDrill, nameDrillObject } from "../drill-names.ts";
import { readMapping } from "../read-field.ts";

/** What a copy needs to be able to run at all: the same program, as much room, and where and as whom it may run. */
const TAKEN_OVER = [
  "affinity",
  "env",
  "envFrom",
  "imageCatalogRef",
  "imageName",
  "imagePullPolicy",
  "imagePullSecrets",
  "postgresGID",
  "postgresUID",
  "resources",
  "schedulerName",
  "serviceAccountTemplate",
  "storage",
  "tablespaces",
  "walStorage",
] as const;

const ORIGIN = "origin";

/**
 * A Cluster of one instance that is restored from the backups of the catalog's. It archives nothing, so that nothing is written to
 * the store, nobody gets in over the network, and its roles and databases are managed by nobody.
 * @param live the Cluster as it is: what runs is what has to be restorable
 */
export function buildScratchCluster(catalog: Catalog, live: LiveObject): KubernetesObject & { readonly spec: unknown } {
  const spec = readMapping(live, "spec");
  const { parameters, shared_preload_libraries, extensions } = readMapping(spec, "postgresql");
  const own = { [DRILL_LABEL]: "restore" };
  return {
    apiVersion: "postgresql.cnpg.io/v1",
    kind: "Cluster",
    metadata: {
      name: nameDrillObject("restore"),
      namespace: catalog.cluster.namespace,
      labels: { ...labelDrill(catalog, "restore") },
    },
    spec: {
      ...Object.fromEntries(TAKEN_OVER.flatMap((key) => (spec[key] === undefined ? [] : [[key, spec[key]]]))),
      instances: 1,
      // The operator puts them on pods and volumes, so that they are known for the drill's.
      inheritedMetadata: { labels: own },
      postgresql: {
        ...(parameters !== undefined && { parameters }),
        ...(shared_preload_libraries !== undefined && { shared_preload_libraries }),
        ...(extensions !== undefined && { extensions }),
        pg_hba: ["host all all all reject"],
      },
      enableSuperuserAccess: false,
      enablePDB: false,
      ...buildRecovery(catalog, spec),
    },
  };
}

function buildRecovery({ backup }: Catalog, spec: Readonly<Record<string, unknown>>) {
  if (backup.method === "none") throw new Error("a restore was asked for where the catalog has no backup");
  if (backup.method === "volumeSnapshot")
    return { bootstrap: { recovery: { backup: { name: nameDrillObject("restore") } } } };
  const { serverName } = backup;
  const store =
    backup.method === "plugin"
      ? { plugin: { name: BARMAN_PLUGIN, parameters: { barmanObjectName: backup.objectStore, serverName } } }
      : { barmanObjectStore: { ...readMapping(spec, "backup", "barmanObjectStore"), serverName } };
  return { bootstrap: { recovery: { source: ORIGIN } }, externalClusters: [{ name: ORIGIN, ...store }] };
}
