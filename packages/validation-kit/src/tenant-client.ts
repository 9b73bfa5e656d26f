import { type Catalog, listPoolers, type Role, type Tenant } from "@tenantry/tenant-model";

/** A tenant's role at its own database: nobody else gets in over the network. */
export interface TenantClient {
  readonly tenant: string;
  readonly role: string;
  readonly database: string;
  /** Secret in the cluster's namespace with the role's password, under the key `password`. */
  readonly secretName: string;
  /** Service, in the same namespace. */
  readonly host: string;
}

/** The first tenant that can write through the Service that leads to the primary. */
export function chooseDirectClient({ cluster, tenants }: Catalog): TenantClient | undefined {
  return choose(tenants, `${cluster.name}-rw`);
}

/** The first one that has a pooler to the primary, and that pooler. */
export function choosePooledClient(catalog: Catalog): TenantClient | undefined {
  for (const { pooler, tenants } of listPoolers(catalog)) {
    const client = pooler.type === "rw" ? choose(tenants, pooler.name) : undefined;
    if (client !== undefined) return client;
  }
  return undefined;
}

function choose(tenants: readonly Tenant[], host: string): TenantClient | undefined {
  for (const { name: tenant, state, roles, databases, allowFrom } of tenants) {
    const [database] = databases;
    const role = roles.find(hasPassword);
    // The addresses of pods are not known: where only some may come, ours may be refused.
    if (state !== "present" || database === undefined || role === undefined || !allowFrom.includes("all")) continue;
    return { tenant, role: role.name, database: database.name, secretName: role.password.secretName, host };
  }
  return undefined;
}

function hasPassword(role: Role): role is Role & { readonly password: NonNullable<Role["password"]> } {
  return role.login && role.password !== undefined && !role.clientCertificate && role.validUntil === undefined;
}

/** Why there is none; `what` is what it would connect to. */
export function explainNoClient(what: string): string {
  return `no tenant has a role with a password that may come to ${what} from any address`;
}
