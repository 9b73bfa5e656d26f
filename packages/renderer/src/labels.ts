import type { Catalog, Tenant } from "@tenantry/tenant-model";

/**
 * Labels of the objects themselves. CNPG gives its pods `app.kubernetes.io/*` labels of its own (from 1.28 on), so none of
 * these go into a pod template.
 */
export function labelObject(catalog: Catalog, tenant?: Tenant): Record<string, string> {
  return {
    ...tenant?.labels,
    "app.kubernetes.io/managed-by": "tenantry",
    "app.kubernetes.io/part-of": catalog.name,
    ...(tenant && { "tenantry.dev/tenant": tenant.name }),
    ...(tenant?.owner !== undefined && { "tenantry.dev/owner": tenant.owner }),
  };
}

/** Labels of a pooler's pods, for NetworkPolicies and people. */
export function labelPoolerPod(tenant?: Tenant): Record<string, string> {
  if (tenant === undefined) return { component: "pooler" };
  return { app: tenant.name, component: "pooler", "tenantry.dev/tenant": tenant.name };
}
