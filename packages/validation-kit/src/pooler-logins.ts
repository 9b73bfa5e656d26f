import { type Catalog, type ListedPooler, listPoolers } from "@tenantry/tenant-model";
import type { TenantLogin } from "./tenant-logins.ts";

/** A login at the Service of a pooler, which bears its name. */
export interface PoolerLogin extends TenantLogin {
  readonly host: string;
}

/** For each pooler, its first tenant that any address may be of, at that one's database. */
export function listPooledLogins(catalog: Catalog): readonly PoolerLogin[] {
  return listPoolers(catalog).flatMap((listed) => findLogin(listed) ?? []);
}

/** The same roles, each at a database of a tenant that the pooler does not serve. */
export function listStrayLogins(catalog: Catalog): readonly PoolerLogin[] {
  return listPoolers(catalog).flatMap((listed, index) => {
    const login = findLogin(listed);
    const others = catalog.tenants.filter((tenant) => tenant.databases.length > 0 && !listed.tenants.includes(tenant));
    const database = others[index % Math.max(1, others.length)]?.databases[0]?.name;
    return login === undefined || database === undefined ? [] : { ...login, database };
  });
}

/** Roles with certificates connect directly, and retired tenants have no poolers. */
function findLogin({ tenants, pooler }: ListedPooler): PoolerLogin | undefined {
  for (const tenant of tenants) {
    const role = tenant.roles.find(({ login, clientCertificate }) => login && !clientCertificate)?.name;
    const database = tenant.databases[0]?.name;
    if (role !== undefined && database !== undefined) return { tenant, role, database, host: pooler.name };
  }
  return undefined;
}
