import { labelObject } from "@tenantry/renderer";
import { type Catalog, valueOf } from "@tenantry/tenant-model";
import { DRILL_LABEL, type DrillId } from "./drill.ts";

/** Database and schema that drills make, and drop again. */
export const SCRATCH = "tenantry_drill";

/** Every object that a drill makes has this name: a drill makes at most one of a kind. */
export function nameDrillObject(drill: DrillId): string {
  return `tenantry-drill-${drill}`;
}

export function labelDrill(catalog: Catalog, drill: DrillId): Readonly<Record<string, string>> {
  return { ...labelObject(catalog), [DRILL_LABEL]: drill };
}

/** Why a drill that needs a database of its own may not run; undefined where nobody else has that name. */
export function explainTakenDatabase({ tenants }: Catalog): string | undefined {
  const owner = tenants.find(({ databases }) => databases.some(({ name }) => name === SCRATCH));
  return owner && `tenant ${owner.name} has a database ${SCRATCH}, which is the drills' own name`;
}

/** Why nothing may be written to the cluster, or it has nobody to hand over to. */
export function explainNoFailover({ cluster }: Catalog): string | undefined {
  if (valueOf(cluster.instances) < 2) return "the cluster has one instance, which nobody can take over from";
  return explainReadOnly({ cluster });
}

export function explainReadOnly({ cluster }: Pick<Catalog, "cluster">): string | undefined {
  return cluster.replicaOf && `the cluster follows ${cluster.replicaOf.name}, and takes no writes`;
}
