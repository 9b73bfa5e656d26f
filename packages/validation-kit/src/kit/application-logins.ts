import type { Catalog, Client, Tenant } from "@tenantry/tenant-model";

/** How a tenant's application gets to its database. */
export interface ApplicationLogin {
  readonly tenant: Tenant;
  readonly namespace: string;
  /** Secret in that namespace. */
  readonly secretName: string;
  /** What the Secret has beside `username` and `password`; values for what it has not. */
  readonly place: "in the Secret" | { readonly host: string; readonly database: string };
  /** A role that owns the database may make a table where it writes. */
  readonly access: "writes" | "reads";
}

/**
 * Every client that the catalog declares. A tenant without clients has its own Secret in the cluster's namespace, whose pods
 * are always let in. Roles with certificates, and tenants that nobody can connect as, have none.
 */
export function listApplicationLogins(catalog: Catalog): readonly ApplicationLogin[] {
  return catalog.tenants.flatMap((tenant) => {
    if (tenant.state === "retired") return [];
    const clients = tenant.clients.filter(({ role }) => canLogIn(role));
    if (clients.length > 0) return clients.map((client) => describeClient(tenant, client));
    return describeTenant(catalog, tenant);
  });
}

function describeClient(tenant: Tenant, { namespace, secretName, role, database, service }: Client): ApplicationLogin {
  const owner = tenant.databases.find(({ name }) => name === database)?.owner;
  const access = service === "rw" && role.name === owner ? "writes" : "reads";
  return { tenant, namespace, secretName, place: "in the Secret", access };
}

function describeTenant({ cluster, sharedPoolers }: Catalog, tenant: Tenant): readonly ApplicationLogin[] {
  const { role, databases, poolers, sharedPoolers: shared, directSessions } = tenant;
  const [database] = databases;
  const own = [...poolers, ...sharedPoolers.filter(({ name }) => shared.includes(name))];
  const pooler = own.find(({ type }) => type === "rw");
  const host = pooler?.name ?? (directSessions > 0 ? `${cluster.name}-rw` : undefined);
  if (database === undefined || host === undefined || !canLogIn(role)) return [];
  const { namespace } = cluster;
  const secretName = role.password.secretName;
  const place = { host: `${host}.${namespace}.svc`, database: database.name };
  return [{ tenant, namespace, secretName, place, access: database.owner === role.name ? "writes" : "reads" }];
}

type LoginRole = Tenant["role"] & { readonly password: NonNullable<Tenant["role"]["password"]> };

function canLogIn(role: Tenant["role"]): role is LoginRole {
  return role.login && !role.clientCertificate && role.password !== undefined;
}
