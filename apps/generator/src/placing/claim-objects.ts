import { type Catalog, type Path, valueOf } from "@tenantry/tenant-model";
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
    identities: addServices(rendered),
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

/** The operator makes Services beside Clusters, Poolers and Dragonflies, whoever rendered them. */
function addServices(rendered: ReadonlyMap<string, Path>): ReadonlyMap<string, Path> {
  const identities = new Map(rendered);
  for (const [identity, origin] of rendered) {
    const blank = identity.indexOf(" ");
    for (const suffix of SERVICES[identity.slice(0, blank)] ?? [])
      identities.set(`Service${identity.slice(blank)}${suffix}`, origin);
  }
  return identities;
}
