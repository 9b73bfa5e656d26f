import type { Catalog, Tenant } from "@tenantry/tenant-model";

/**
 * Labels of the objects themselves. CNPG gives its pods `app.kubernetes.io/*` labels of its own (from 1.28 on), so none of
 * these go into a pod template.
 */
export function labelObject(catalog: Catalog, tenant?: Tenant): Record<string, string> {
  return {
    "app.kubernetes.io/managed-by": "tenantry",
    "app.kubernetes.io/part-of": catalog.name,
    ...(tenant && { "tenantry.dev/tenant": tenant.name }),
  };
}

/** Labels of a tenant's pooler pods, for NetworkPolicies and people. */
export function labelPoolerPod(tenant: Tenant): Record<string, string> {
  return { app: tenant.name, component: "pooler", "tenantry.dev/tenant": tenant.name };
}
