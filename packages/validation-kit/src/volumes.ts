import { type AlertName, type Catalog, type Storage, valueOf } from "@tenantry/tenant-model";
import type { CheckContext } from "./check.ts";
import type { LiveObject } from "./cluster-reader.ts";
import { selectPods } from "./dragonfly/dragonfly-check.ts";
import { readField } from "./read-field.ts";
import { RESOURCES } from "./resource-names.ts";

/** A kind of volume that every instance, or every Dragonfly pod, has one of. */
export interface ExpectedVolume {
  /** For people, e.g. `data`, `WAL`, `tablespace archive`. */
  readonly what: string;
  readonly storage: Storage;
  /** Where it is mounted, in the pod. */
  readonly path: string;
  /** Which warns of it when it fills. */
  readonly alert: AlertName;
  /** Labels of its claims, beside that of the cluster. */
  readonly labels: Readonly<Record<string, string>>;
}

const NEAR_FULL = "CNPGStorageNearFull" as const;

/** Volumes of an instance (cloudnative-pg v1.30.0, pkg/utils/labels_annotations.go, pkg/specs/volumes.go). */
export function listInstanceVolumes({ cluster }: Catalog): readonly ExpectedVolume[] {
  const { storage, walStorage, tablespaces } = cluster;
  const root = "/var/lib/postgresql";
  return [
    { what: "data", storage, path: `${root}/data`, alert: NEAR_FULL, labels: { "cnpg.io/pvcRole": "PG_DATA" } },
    ...(walStorage === undefined
      ? []
      : [
          {
            ...{ what: "WAL", storage: walStorage, path: `${root}/wal` },
            ...{ alert: "CNPGWALStorageNearFull" as const, labels: { "cnpg.io/pvcRole": "PG_WAL" } },
          },
        ]),
    ...tablespaces.map((tablespace) => ({
      what: `tablespace ${tablespace.name}`,
      storage: tablespace.storage,
      path: `${root}/tablespaces/${tablespace.name}`,
      alert: NEAR_FULL,
      labels: { "cnpg.io/pvcRole": "PG_TABLESPACE", "cnpg.io/tablespaceName": tablespace.name },
    })),
  ];
}

/** Where Dragonfly keeps its snapshots unless told otherwise (dragonfly-operator v1.6.1, internal/resources/const.go). */
const SNAPSHOTS = "/dragonfly/snapshots";

/** Of a Dragonfly pod; none where it keeps nothing, or keeps it in a bucket. */
export function listDragonflyVolumes({ dragonfly }: Catalog): readonly ExpectedVolume[] {
  const { storage, dir = SNAPSHOTS } = dragonfly?.snapshot ?? {};
  return storage === undefined
    ? []
    : [{ what: "snapshots", storage, path: dir, alert: "DragonflyStorageNearFull", labels: {} }];
}

export interface ClaimGroup {
  readonly namespace: string;
  /** As `--selector` takes it. */
  readonly selector: string;
  readonly volumes: readonly ExpectedVolume[];
  /** How many pods there are, each with one of every kind. */
  readonly pods: number;
}

/** Every claim that the catalog makes the operators ask for. */
export function listClaimGroups(catalog: Catalog): readonly ClaimGroup[] {
  const { cluster, dragonfly } = catalog;
  const groups: ClaimGroup[] = [
    {
      namespace: cluster.namespace,
      selector: `cnpg.io/cluster=${cluster.name}`,
      volumes: listInstanceVolumes(catalog),
      pods: valueOf(cluster.instances),
    },
  ];
  const volumes = listDragonflyVolumes(catalog);
  if (dragonfly !== undefined && volumes.length > 0) {
    const { namespace, replicas } = dragonfly;
    groups.push({ namespace, selector: selectPods(dragonfly), volumes, pods: replicas });
  }
  return groups;
}

/** @throws Unanswered */
export function listClaims(
  { cluster }: CheckContext,
  { namespace, selector }: ClaimGroup,
): Promise<readonly LiveObject[]> {
  return cluster.list({ resource: RESOURCES.persistentVolumeClaim, namespace, selector });
}

export function isOfVolume(claim: LiveObject, { labels }: ExpectedVolume): boolean {
  return Object.entries(labels).every(([name, value]) => readField(claim, "metadata", "labels", name) === value);
}
