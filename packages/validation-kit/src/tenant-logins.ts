import type { Catalog, Tenant } from "@tenantry/tenant-model";
import { findPrimary } from "./ask-postgres.ts";
import type { CheckContext } from "./check.ts";
import { type LoginAttempt, type LoginOutcome, tryLogins } from "./login-attempts.ts";

/** A role of a tenant at a database. */
export interface TenantLogin {
  readonly tenant: Tenant;
  readonly role: string;
  readonly database: string;
}

/** Each tenant's first role that logs in, at its first database. */
export function listOwnLogins({ tenants }: Catalog): readonly TenantLogin[] {
  return tenants.flatMap((tenant) => {
    const role = tenant.roles.find(({ login }) => login)?.name;
    const database = tenant.databases[0]?.name;
    return tenant.state !== "present" || role === undefined || database === undefined ? [] : { tenant, role, database };
  });
}

/** The same roles, each at the database of the next tenant: a ring, so that every tenant is on both sides once. */
export function listForeignLogins(catalog: Catalog): readonly TenantLogin[] {
  const owners = catalog.tenants.filter(({ databases }) => databases.length > 0);
  return listOwnLogins(catalog).flatMap((login) => {
    const next = owners[(owners.indexOf(login.tenant) + 1) % owners.length];
    const database = next?.databases[0]?.name;
    return next === undefined || next === login.tenant || database === undefined ? [] : { ...login, database };
  });
}

/** Tenants that any address may be of; where only some may, an instance's pod says nothing about them. */
export function admitsEveryone({ allowFrom }: Tenant): boolean {
  return allowFrom.includes("all");
}

export interface TenantOutcome extends TenantLogin {
  readonly outcome: LoginOutcome;
}

/** Tries them over the network from the primary's pod, at the Service that leads to it or at another. @throws Unanswered */
export async function tryTenantLogins(
  context: CheckContext,
  logins: readonly (TenantLogin & { readonly host?: string })[],
  sslmode: LoginAttempt["sslmode"],
): Promise<readonly TenantOutcome[]> {
  const { catalog, cluster } = context;
  const attempts = logins.map(({ role, database, host = `${catalog.cluster.name}-rw` }) => ({
    host,
    role,
    database,
    sslmode,
  }));
  const outcomes = await tryLogins(cluster, await findPrimary(context), attempts);
  return logins.flatMap((login, index) => {
    const outcome = outcomes[index];
    return outcome === undefined ? [] : { ...login, outcome };
  });
}

/** A command that tries one of them by hand. */
export function repeatLogin({ catalog }: CheckContext, { outcome }: TenantOutcome): string {
  const { name, namespace } = catalog.cluster;
  const { host, role, database, sslmode } = outcome;
  return `kubectl -n ${namespace} exec service/${name}-rw -c postgres -- psql -w "host=${host} user=${role} dbname=${database} sslmode=${sslmode}" -c 'SELECT 1'`;
}
