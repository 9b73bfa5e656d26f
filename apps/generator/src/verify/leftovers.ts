import type { Catalog } from "@tenantry/tenant-model";
import { ClusterReader, DRILL_LABEL, type Kubectl } from "@tenantry/validation-kit";

/** Kinds that drills make, all in the cluster's namespace, with what these make in turn. */
const KINDS = ["clusters.postgresql.cnpg.io", "backups.postgresql.cnpg.io", "pods", "persistentvolumeclaims"] as const;

/** What a drill that ended early has left. */
export interface Leftover {
  /** Value of the label. */
  readonly drill: string;
  readonly namespace: string;
  /** e.g. `pods/tenantry-drill-failover` */
  readonly object: string;
}

/** @throws Unanswered */
export async function findLeftovers(kubectl: Kubectl, catalog: Catalog): Promise<readonly Leftover[]> {
  const cluster = new ClusterReader(kubectl);
  const found: Leftover[] = [];
  const { namespace } = catalog.cluster;
  for (const resource of KINDS) {
    for (const { metadata } of await cluster.list({ resource, namespace, selector: DRILL_LABEL })) {
      const drill = metadata?.labels?.[DRILL_LABEL] ?? "";
      found.push({ drill, namespace, object: `${resource}/${metadata?.name}` });
    }
  }
  return found;
}

/** Removes by hand what a drill has left in a namespace. */
export function commandToRemove(namespace: string, drill: string): string {
  return `kubectl delete ${KINDS.join(",")} --namespace=${namespace} --selector=${DRILL_LABEL}=${drill}`;
}
