import { type Catalog, type Path, valueOf } from "@tenantry/tenant-model";
import type { ObjectClaim } from "./object-claims.ts";

/**
 * A copy of what is compared between catalogs: the catalog itself would stay in memory to the end of the run.
 * @param rendered places in the catalog of the rendered objects, by identity
 */
export function claimObjects(
  catalog: Catalog,
  rendered: ReadonlyMap<string, Path>,
): Pick<ObjectClaim, "flux" | "backup" | "identities"> {
  const { flux, backup } = catalog;
  return {
    identities: addServices(rendered, catalog),
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

/** The operator makes Services beside the rendered objects: those of the instances, and each pooler's. */
function addServices(
  rendered: ReadonlyMap<string, Path>,
  { cluster, sharedPoolers, tenants }: Catalog,
): ReadonlyMap<string, Path> {
  const identities = new Map(rendered);
  const claim = (name: string, origin: Path) => identities.set(`Service ${cluster.namespace}/${name}`, origin);
  for (const suffix of ["rw", "ro", "r"]) claim(`${cluster.name}-${suffix}`, ["spec", "cluster", "name"]);
  for (const { name, origin } of sharedPoolers) claim(name, origin);
  for (const { poolers } of tenants) for (const { name, origin } of poolers) claim(name, origin);
  return identities;
}
