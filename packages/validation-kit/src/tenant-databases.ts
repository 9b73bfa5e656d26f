import type { Catalog, Database, Tenant } from "@tenantry/tenant-model";

export interface OwnedDatabase {
  readonly tenant: Tenant;
  readonly database: Database;
}

/** Every database of every tenant, retired ones included: their data stays. */
export function listDatabases({ tenants }: Catalog): readonly OwnedDatabase[] {
  return tenants.flatMap((tenant) => tenant.databases.map((database) => ({ tenant, database })));
}

/** A few names for one line of a result, and how many there are. */
export function nameSome(names: readonly string[]): string {
  if (names.length === 0) return "none";
  return names.length <= 8 ? names.join(", ") : `${names.slice(0, 8).join(", ")} and ${names.length - 8} more`;
}
