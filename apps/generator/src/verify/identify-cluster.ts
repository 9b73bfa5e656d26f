import type { Catalog } from "@tenantry/tenant-model";
import { ClusterReader, type Kubectl, type LiveObject, type Trouble, Unanswered } from "@tenantry/validation-kit";

const CLUSTERS = "clusters.postgresql.cnpg.io";

/** Whether the cluster that was reached is the catalog's. */
export type Identity =
  | { readonly kind: "ours" }
  /** Nothing of the catalog is there, and nothing of another one either. */
  | { readonly kind: "empty" }
  /** `found`: what is there instead, in one sentence without a full stop. */
  | { readonly kind: "foreign"; readonly found: string }
  | { readonly kind: "trouble"; readonly trouble: Trouble };

/** Looks at the labels that Tenantry renders into every object. */
export async function identifyCluster(kubectl: Kubectl, { name, cluster }: Catalog): Promise<Identity> {
  const reader = new ClusterReader(kubectl);
  const { namespace } = cluster;
  try {
    const object = await reader.get({ resource: CLUSTERS, name: cluster.name, namespace });
    if (object !== undefined) {
      const owner = describeOwner(object, name);
      if (owner === undefined) return { kind: "ours" };
      return { kind: "foreign", found: `the Cluster ${cluster.name} in the namespace ${namespace} ${owner}` };
    }
    const others = await reader.list({ resource: CLUSTERS, namespace });
    const [other] = others.filter((candidate) => describeOwner(candidate, name) !== undefined);
    if (other === undefined) return { kind: "empty" };
    const owner = describeOwner(other, name);
    return {
      kind: "foreign",
      found: `the namespace ${namespace} has no Cluster ${cluster.name}, but ${other.metadata?.name}, which ${owner}`,
    };
  } catch (error) {
    if (error instanceof Unanswered) return { kind: "trouble", trouble: error.trouble };
    throw error;
  }
}

/** @returns undefined where the object is the catalog's */
function describeOwner({ metadata }: LiveObject, catalog: string): string | undefined {
  const labels = metadata?.labels ?? {};
  const owner = labels["app.kubernetes.io/part-of"];
  if (labels["app.kubernetes.io/managed-by"] !== "tenantry") return "was not rendered by Tenantry";
  return owner === catalog ? undefined : `belongs to ${owner === undefined ? "no catalog" : `the catalog ${owner}`}`;
}
