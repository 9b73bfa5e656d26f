import { type Catalog, readPostgresMajor } from "@tenantry/tenant-model";
import type { Environment, PostgresRange } from "./metric.ts";

/** What decides which metrics a catalog's cluster exports. */
export function describeEnvironment({ versions, backup, cluster }: Catalog): Environment {
  const postgres = readPostgres(cluster.image);
  return { cloudNativePG: versions.cloudNativePG, backup: backup.method, ...(postgres && { postgres }) };
}

function readPostgres(image: Catalog["cluster"]["image"]): PostgresRange | undefined {
  const major = readPostgresMajor(image);
  return major === undefined ? undefined : { since: major, until: major };
}
