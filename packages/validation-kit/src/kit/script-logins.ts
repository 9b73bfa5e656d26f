import { type Catalog, listPoolers, type Tenant } from "@tenantry/tenant-model";

/** Somebody without a password at a door; the check says what is expected there. */
export interface ScriptLogin {
  readonly check: "tenant-access" | "tenant-isolation" | "pooler-access";
  readonly host: string;
  readonly role: string;
  readonly database: string;
}

/** Each tenant at its own database, at that of the next one, and for each pooler its first tenant through it. */
export function listLogins(catalog: Catalog): readonly ScriptLogin[] {
  const { tenants, isolation, cluster } = catalog;
  const host = `${cluster.name}-rw`;
  const owners = tenants.filter(({ databases }) => databases.length > 0);
  const present = owners.filter(({ state }) => state === "present");
  const access = present.filter(admitsEveryone).flatMap((tenant): ScriptLogin[] => {
    const role = tenant.roles.find(({ login }) => login)?.name;
    return role === undefined ? [] : [{ check: "tenant-access", host, role, database: firstDatabase(tenant) }];
  });
  const foreign = present.flatMap((tenant): ScriptLogin[] => {
    const role = tenant.roles.find(({ login }) => login)?.name;
    const next = owners[(owners.indexOf(tenant) + 1) % owners.length];
    if (role === undefined || next === undefined || next === tenant) return [];
    return [{ check: "tenant-isolation", host, role, database: firstDatabase(next) }];
  });
  const pooled = listPoolers(catalog).flatMap(({ pooler, tenants: served }): ScriptLogin[] => {
    for (const tenant of served.filter(({ databases }) => databases.length > 0).filter(admitsEveryone)) {
      const role = tenant.roles.find(({ login, clientCertificate }) => login && !clientCertificate)?.name;
      if (role === undefined) continue;
      return [{ check: "pooler-access", host: pooler.name, role, database: firstDatabase(tenant) }];
    }
    return [];
  });
  return [...access, ...(isolation === "enforce" ? foreign : []), ...pooled];
}

/** Where only some addresses may come from, an instance's pod says nothing about a tenant. */
function admitsEveryone({ allowFrom }: Tenant): boolean {
  return allowFrom.includes("all");
}

function firstDatabase({ databases }: Tenant): string {
  return databases[0]?.name ?? "";
}
