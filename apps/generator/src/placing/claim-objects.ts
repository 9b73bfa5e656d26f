import { type Catalog, type OperatorId, type Path, valueOf } from "@tenantry/tenant-model";
import type { ObjectClaim } from "./object-claims.ts";

/**
 * A copy of what is compared between catalogs: the catalog itself would stay in memory to the end of the run.
 * @param rendered places in the catalog of the rendered objects, by identity
 */
export function claimObjects(
  { flux, backup }: { readonly flux: Pick<Catalog["flux"], "namespace">; readonly backup: Catalog["backup"] },
  rendered: ReadonlyMap<string, Path>,
): Pick<ObjectClaim, "flux" | "backup" | "identities"> {
  return {
    identities: addDefinitions(addServices(rendered)),
    flux: { namespace: flux.namespace },
    ...("bucket" in backup && {
      backup: {
        bucket: valueOf(backup.bucket),
        serverName: backup.serverName,
        ...(backup.endpointURL !== undefined && { endpointURL: valueOf(backup.endpointURL) }),
      },
    }),
  };
}

/** What the operator calls the Services of an object, behind its name. */
const SERVICES: Readonly<Record<string, readonly string[]>> = {
  "Cluster.postgresql.cnpg.io": ["-rw", "-ro", "-r"],
  "Dragonfly.dragonflydb.io": [""],
  "Pooler.postgresql.cnpg.io": [""],
};

/** CRD that an operator's chart brings, by the operator's field of the catalog: one of them is enough to tell. */
const DEFINITIONS: Readonly<Record<OperatorId, string>> = {
  cloudNativePG: "clusters.postgresql.cnpg.io",
  barmanCloud: "objectstores.barmancloud.cnpg.io",
  dragonfly: "dragonflies.dragonflydb.io",
};

/** A CRD is there once in a Kubernetes cluster, whatever the namespaces of two releases that bring it. */
function addDefinitions(rendered: ReadonlyMap<string, Path>): ReadonlyMap<string, Path> {
  const identities = new Map(rendered);
  for (const [identity, origin] of rendered) {
    const id = identity.startsWith("HelmRelease.") && origin[1] === "operators" ? origin[2] : undefined;
    if (id === undefined) continue;
    identities.set(`CustomResourceDefinition.apiextensions.k8s.io /${DEFINITIONS[id as OperatorId]}`, origin);
  }
  return identities;
}

/** The operators make Services beside Clusters, Poolers and Dragonflies, whoever rendered them. */
function addServices(rendered: ReadonlyMap<string, Path>): ReadonlyMap<string, Path> {
  const identities = new Map(rendered);
  for (const [identity, origin] of rendered) {
    const blank = identity.indexOf(" ");
    for (const suffix of SERVICES[identity.slice(0, blank)] ?? [])
      identities.set(`Service${identity.slice(blank)}${suffix}`, origin);
  }
  return identities;
}
