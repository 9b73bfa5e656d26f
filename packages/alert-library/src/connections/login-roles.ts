import type { Catalog } from "@tenantry/tenant-model";
import type { Watched } from "../tenant-terms.ts";

/** Every role that can log in, by its name in PostgreSQL; those of retired tenants cannot. */
export function listLoginRoles({ tenants }: Catalog): Watched[] {
  return tenants.flatMap((tenant) =>
    tenant.roles.filter(({ login }) => login).map(({ name }) => ({ name, tenant, amount: 0 })),
  );
}
