import type { Dragonfly as DragonflyObject } from "@tenantry/crd-schemas";
import type { Catalog, Dragonfly } from "@tenantry/tenant-model";
import { ACL_KEY, listDragonflyUsers, nameAclSecret } from "../dragonfly-acl.ts";
import { labelObject } from "../labels.ts";
import { DRAGONFLY_AUTH_KEY, NEVER_PRUNED, placeDragonfly } from "../names.ts";
import { applyOverride } from "../override-object.ts";
import type { Renderable, RenderedFile } from "../resource.ts";

type Spec = NonNullable<Renderable<DragonflyObject>["spec"]>;

/** User and group of the image (dragonfly v1.39.0, tools/packaging/Dockerfile.ubuntu-prod). */
const DFLY = 999;
/** Replaces the operator's own context, which is `fsGroup` alone: a namespace that is restricted would refuse its pods. */
const POD_SECURITY = {
  runAsNonRoot: true,
  runAsUser: DFLY,
  runAsGroup: DFLY,
  fsGroup: DFLY,
  seccompProfile: { type: "RuntimeDefault" },
} as const;
const CONTAINER_SECURITY = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ["ALL"] },
  readOnlyRootFilesystem: true,
} as const;
/** Kubernetes puts it into the flags (`$(POD_NAME)`). */
const POD_NAME = { name: "POD_NAME", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } };

export function buildDragonfly(catalog: Catalog): readonly RenderedFile[] {
  const { dragonfly } = catalog;
  if (dragonfly === undefined) return [];
  const object: Renderable<DragonflyObject> = {
    apiVersion: "dragonflydb.io/v1alpha1",
    kind: "Dragonfly",
    metadata: {
      name: dragonfly.name,
      namespace: dragonfly.namespace,
      labels: labelObject(catalog),
      annotations: NEVER_PRUNED,
    },
    spec: tellPodName(applyOverride(buildSpec(catalog, dragonfly), dragonfly.overrides), dragonfly),
  };
  return [
    { path: placeDragonfly(catalog, "dragonfly", "dragonfly"), objects: [{ object, origin: ["spec", "dragonfly"] }] },
  ];
}

/** After the escape hatch, whose list of variables would take the place of this one. */
function tellPodName(spec: Spec, { snapshot }: Dragonfly): Spec {
  return snapshot?.dir === undefined ? spec : { ...spec, env: [POD_NAME, ...(spec.env ?? [])] };
}

function buildSpec(catalog: Catalog, dragonfly: Dragonfly): Spec {
  const { auth, tls, nodeSelector, tolerations, priorityClassName } = dragonfly;
  return {
    replicas: dragonfly.replicas,
    image: dragonfly.image,
    imagePullPolicy: "IfNotPresent",
    args: listArgs(dragonfly),
    resources: dragonfly.resources,
    // A replica that has not copied everything yet must not count as one that a drain may leave alone.
    enableReplicationReadinessGate: true,
    authentication: { passwordFromSecret: { name: auth.secretName, key: DRAGONFLY_AUTH_KEY } },
    ...(listDragonflyUsers(catalog).length > 0 && {
      aclFromSecret: { name: nameAclSecret(catalog, dragonfly), key: ACL_KEY },
    }),
    ...(tls && { tlsSecretRef: { name: tls.secretName } }),
    ...buildSnapshot(dragonfly),
    topologySpreadConstraints: listSpreads(dragonfly),
    ...(Object.keys(nodeSelector).length > 0 && { nodeSelector }),
    ...(tolerations.length > 0 && { tolerations }),
    ...(priorityClassName !== undefined && { priorityClassName }),
    podSecurityContext: POD_SECURITY,
    containerSecurityContext: CONTAINER_SECURITY,
    // The operator's own lets in nobody of another namespace, the scraper neither.
    networkPolicyEnabled: false,
  };
}

/**
 * A snapshot's name holds the time unless told otherwise, and nobody removes old ones: the volume would fill. Dragonfly writes
 * beside the file and renames it then (dragonfly v1.39.0, src/server/detail/save_stages_controller.cc). In a bucket, which all pods
 * share, files of one name would be a part of each pod's snapshot.
 */
function listArgs({ maxMemory, threads, snapshot, args }: Dragonfly): string[] {
  return [
    `--maxmemory=${maxMemory}mb`,
    `--proactor_threads=${threads}`,
    ...(snapshot === undefined ? [] : [`--dbfilename=dump${snapshot.dir === undefined ? "" : "-$(POD_NAME)"}`]),
    ...Object.entries(args).map(([name, value]) => `--${name}=${value}`),
  ];
}

function buildSnapshot({ snapshot }: Dragonfly): Pick<Spec, "snapshot"> {
  if (snapshot === undefined) return {};
  const { cron, storage, dir } = snapshot;
  return {
    snapshot: {
      cron,
      ...(dir !== undefined && { dir }),
      ...(storage && {
        persistentVolumeClaimSpec: {
          accessModes: ["ReadWriteOnce"],
          ...(storage.storageClass !== undefined && { storageClassName: storage.storageClass }),
          resources: { requests: { storage: storage.size } },
        },
      }),
    },
  };
}

function listSpreads({ name, nodeSpread, topologySpread }: Dragonfly): NonNullable<Spec["topologySpreadConstraints"]> {
  const labelSelector = { matchLabels: { app: name } };
  const overNodes = {
    topologyKey: "kubernetes.io/hostname",
    maxSkew: 1,
    whenUnsatisfiable: nodeSpread === "required" ? "DoNotSchedule" : "ScheduleAnyway",
  } as const;
  return [overNodes, ...topologySpread].map((spread) => ({ ...spread, labelSelector }));
}
