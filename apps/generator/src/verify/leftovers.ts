import type { Catalog } from "@tenantry/tenant-model";
import { ClusterReader, DRILL_LABEL, type Kubectl } from "@tenantry/validation-kit";

/** Kinds that drills make, with what these make in turn; Secrets are found by none, as to list them is to read them. */
const KINDS = [
  "clusters.postgresql.cnpg.io",
  "backups.postgresql.cnpg.io",
  "databases.postgresql.cnpg.io",
  "jobs.batch",
  "pods",
  "configmaps",
  "persistentvolumeclaims",
] as const;

/** What a drill that ended early has left. */
export interface Leftover {
  /** Value of the label. */
  readonly drill: string;
  readonly namespace: string;
  /** e.g. `jobs.batch/tenantry-restore` */
  readonly object: string;
}

/** Namespaces in which drills of this catalog may leave something. */
export function listDrillNamespaces({ cluster, tenants }: Catalog): readonly string[] {
  const clients = tenants.flatMap((tenant) => tenant.clients.map(({ namespace }) => namespace));
  return [...new Set([cluster.namespace, ...clients])];
}

/** @throws Unanswered */
export async function findLeftovers(kubectl: Kubectl, catalog: Catalog): Promise<readonly Leftover[]> {
  const cluster = new ClusterReader(kubectl);
  const found: Leftover[] = [];
  for (const namespace of listDrillNamespaces(catalog)) {
    for (const resource of KINDS) {
      for (const { metadata } of await cluster.list({ resource, namespace, selector: DRILL_LABEL })) {
        const drill = metadata?.labels?.[DRILL_LABEL] ?? "";
        found.push({ drill, namespace, object: `${resource}/${metadata?.name}` });
      }
    }
  }
  return found;
}

/** Removes by hand what a drill has left in a namespace. */
export function commandToRemove(namespace: string, drill: string): string {
  return `kubectl delete ${KINDS.join(",")} --namespace=${namespace} --selector=${DRILL_LABEL}=${drill}`;
}
