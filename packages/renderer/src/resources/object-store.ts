import type { ObjectStore } from "@tenantry/crd-schemas";
import type { Catalog, Path } from "@tenantry/tenant-model";
import { buildSourceConfiguration, listSources, nameSourceStore } from "../external-clusters.ts";
import { labelObject } from "../labels.ts";
import { NEVER_PRUNED, placeShared } from "../names.ts";
import { buildObjectStoreConfiguration } from "../object-store-configuration.ts";
import { applyOverride } from "../override-object.ts";
import type { Renderable, RenderedFile, RenderedObject } from "../resource.ts";

/** Where the Barman Cloud plugin writes this cluster's backups, and reads those of others. */
export function buildObjectStores(catalog: Catalog): readonly RenderedFile[] {
  const { backup, cluster } = catalog;
  const own: RenderedObject[] =
    backup.method === "plugin"
      ? [
          {
            object: buildObjectStore(catalog, backup.objectStore, {
              configuration: buildObjectStoreConfiguration(backup),
              retentionPolicy: backup.retentionPolicy,
              overrides: backup.overrides,
            }),
            origin: backup.origin,
          },
        ]
      : [];
  const others: RenderedObject[] =
    backup.method === "barmanObjectStore"
      ? []
      : listSources(cluster).flatMap((source) => {
          const { objectStore } = source.origin;
          if (objectStore === undefined) return [];
          const configuration = buildSourceConfiguration(objectStore);
          const origin: Path = ["spec", "cluster"];
          return [{ object: buildObjectStore(catalog, nameSourceStore(cluster, source), { configuration }), origin }];
        });
  const objects = [...own, ...others];
  return objects.length === 0 ? [] : [{ path: placeShared(catalog, "cluster", "objectstore"), objects }];
}

type Spec = Renderable<ObjectStore>["spec"];

function buildObjectStore(
  catalog: Catalog,
  name: string,
  { overrides, ...spec }: Spec & { readonly overrides?: Parameters<typeof applyOverride>[1] },
): Renderable<ObjectStore> {
  return {
    apiVersion: "barmancloud.cnpg.io/v1",
    kind: "ObjectStore",
    metadata: {
      name,
      namespace: catalog.cluster.namespace,
      labels: labelObject(catalog),
      annotations: NEVER_PRUNED,
    },
    spec: applyOverride<Spec>(spec, overrides),
  };
}
