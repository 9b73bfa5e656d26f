import { type Catalog, type ListedPooler, listPoolers } from "@tenantry/tenant-model";
import { admitsEveryone, type TenantLogin } from "./tenant-logins.ts";

/** A login at the Service of a pooler, which bears its name. */
export interface PoolerLogin extends TenantLogin {
  readonly host: string;
}

/** For each pooler, a tenant of it at that one's database; one that any address may be of, where there is one. */
export function listPooledLogins(catalog: Catalog): readonly PoolerLogin[] {
  return listPoolers(catalog).flatMap((listed) => findLogin(listed) ?? []);
}

/** The same roles, each at a database of another tenant: of one that shares the pooler, where it serves several. */
export function listStrayLogins(catalog: Catalog): readonly PoolerLogin[] {
  return listPoolers(catalog).flatMap((listed, index) => {
    const login = findLogin(listed);
    const others = catalog.tenants.filter((tenant) => tenant.databases.length > 0 && tenant !== login?.tenant);
    const sharing = others.filter((tenant) => listed.tenants.includes(tenant));
    const candidates = sharing.length > 0 ? sharing : others;
    const database = candidates[index % Math.max(1, candidates.length)]?.databases[0]?.name;
    return login === undefined || database === undefined ? [] : { ...login, database };
  });
}

/** Roles with certificates connect directly, and retired tenants have no poolers. */
function findLogin({ tenants, pooler }: ListedPooler): PoolerLogin | undefined {
  // Somebody who may not come from here is refused whatever the pooler does about databases.
  const sorted = [...tenants].sort((a, b) => Number(admitsEveryone(b)) - Number(admitsEveryone(a)));
  for (const tenant of sorted) {
    const role = tenant.roles.find(({ login, clientCertificate }) => login && !clientCertificate)?.name;
    const database = tenant.databases[0]?.name;
    if (role !== undefined && database !== undefined) return { tenant, role, database, host: pooler.name };
  }
  return undefined;
}
