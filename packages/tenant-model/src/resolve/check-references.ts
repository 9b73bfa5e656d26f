import type { Tenant } from "../catalog/tenant.ts";
import type { Catalog } from "../catalog.ts";
import type { Path } from "../problem.ts";
import type { Resolver } from "./resolver.ts";

/** What one part of the catalog names has to stand in another. */
export function checkReferences(catalog: Pick<Catalog, "cluster" | "tenants">, resolver: Resolver): void {
  const { cluster, tenants } = catalog;
  const roles = new Set(tenants.flatMap((tenant) => tenant.roles.map(({ name }) => name)));
  const tablespaces = new Set(cluster.tablespaces.map(({ name }) => name));
  for (const [index, { owner, name }] of cluster.tablespaces.entries()) {
    const place = ["spec", "cluster", "tablespaces", index];
    if (owner !== undefined && !roles.has(owner)) {
      const message = `the tablespace's owner ${JSON.stringify(owner)} is no tenant's role`;
      resolver.refuse("reference", [...place, "owner"], message, "name the role of a tenant");
    }
    if (/^pg_/i.test(name)) {
      const message = `${JSON.stringify(name)} is a reserved name, it cannot be a tablespace`;
      resolver.refuse("name-reserved", [...place, "name"], message, "choose a name that does not start with pg_");
    }
  }
  for (const tenant of tenants) checkTenant(tenant, tablespaces, resolver);
}

/** PostgreSQL's predefined roles that give no way past the walls between tenants (PostgreSQL 17, predefined-roles). */
const HARMLESS_ROLES = new Set([
  "pg_checkpoint",
  "pg_maintain",
  "pg_monitor",
  "pg_read_all_data",
  "pg_read_all_settings",
  "pg_read_all_stats",
  "pg_signal_backend",
  "pg_stat_scan_tables",
  "pg_use_reserved_connections",
  "pg_write_all_data",
]);

/** A tenant of defaults names nothing but itself. */
function isSelfContained({ role, roles, databases }: Tenant): boolean {
  if (roles.length > 1 || role.inRoles.length > 0) return false;
  return databases.every(
    ({ owner, schemas, fdws, servers, options }) =>
      owner === role.name &&
      schemas.length === 0 &&
      fdws.length === 0 &&
      servers.length === 0 &&
      options["tablespace"] === undefined,
  );
}

function checkTenant(tenant: Tenant, tablespaces: ReadonlySet<string>, resolver: Resolver): void {
  if (isSelfContained(tenant)) return;
  const own = new Set(tenant.roles.map(({ name }) => name));
  const need = (role: string | undefined, place: Path): void => {
    if (role === undefined || own.has(role)) return;
    const message = `${JSON.stringify(role)} is no role of the tenant ${tenant.name}`;
    resolver.refuse("reference", place, message, `it has: ${[...own].join(", ")}`);
  };
  for (const role of tenant.roles) {
    for (const [index, group] of role.inRoles.entries()) {
      if (HARMLESS_ROLES.has(group)) continue;
      const place = [...role.origin, "inRoles", index];
      if (group === role.name) {
        resolver.refuse("reference", place, `the role ${JSON.stringify(group)} is in itself`, "remove it");
      } else if (group.startsWith("pg_")) {
        const message = `the role ${JSON.stringify(group)} leads out of the database, to files, programs or other tenants`;
        resolver.refuse("reference", place, message, `possible are ${[...HARMLESS_ROLES].join(", ")}`);
      } else need(group, place);
    }
  }
  for (const { owner, schemas, fdws, servers, options, origin } of tenant.databases) {
    if (!own.has(owner)) need(owner, [...origin, "owner"]);
    for (const [index, schema] of schemas.entries()) need(schema.owner, [...origin, "schemas", index, "owner"]);
    for (const [index, fdw] of fdws.entries()) need(fdw.owner, [...origin, "fdws", index, "owner"]);
    for (const [list, items] of [["fdws", fdws] as const, ["servers", servers] as const]) {
      for (const [index, { usage }] of items.entries()) {
        for (const [at, role] of usage.entries()) need(role, [...origin, list, index, "usage", at]);
      }
    }
    for (const [index, { fdw }] of servers.entries()) {
      if (fdws.some(({ name }) => name === fdw) || /^(?:postgres_fdw|file_fdw)$/.test(fdw)) continue;
      const message = `the server's foreign data wrapper ${JSON.stringify(fdw)} is not among \`fdws\``;
      resolver.refuse("reference", [...origin, "servers", index, "fdw"], message, "declare it there");
    }
    const { tablespace } = options;
    if (tablespace !== undefined && !tablespaces.has(String(tablespace))) {
      const message = `there is no tablespace ${JSON.stringify(tablespace)}`;
      const known = [...tablespaces].join(", ");
      const help = known === "" ? "declare it in spec.cluster.tablespaces" : `spec.cluster.tablespaces has ${known}`;
      resolver.refuse("reference", [...origin, "tablespace"], message, help);
    }
  }
}
