import type { Catalog, Tenant } from "@tenantry/tenant-model";

/**
 * Labels of the objects themselves. CNPG gives its pods `app.kubernetes.io/*` labels of its own (from 1.28 on), so none of
 * these go into a pod template.
 */
export function labelObject({ name }: Catalog, tenant?: Tenant): Record<string, string> {
  const own = { "app.kubernetes.io/managed-by": "tenantry", "app.kubernetes.io/part-of": name };
  if (tenant === undefined) return own;
  const { owner, labels } = tenant;
  // Every object of every tenant passes here: most have neither, and a literal costs next to nothing.
  if (owner === undefined && Object.keys(labels).length === 0) {
    return {
      "app.kubernetes.io/managed-by": "tenantry",
      "app.kubernetes.io/part-of": name,
      "tenantry.dev/tenant": tenant.name,
    };
  }
  return {
    ...labels,
    ...own,
    "tenantry.dev/tenant": tenant.name,
    ...(owner !== undefined && { "tenantry.dev/owner": owner }),
  };
}

/** Labels of a pooler's pods, for NetworkPolicies and people. */
export function labelPoolerPod(tenant?: Tenant): Record<string, string> {
  if (tenant === undefined) return { component: "pooler" };
  return { app: tenant.name, component: "pooler", "tenantry.dev/tenant": tenant.name };
}
