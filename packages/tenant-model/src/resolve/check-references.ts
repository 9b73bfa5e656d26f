import type { Tenant } from "../catalog/tenant.ts";
import type { Catalog } from "../catalog.ts";
import { valueOf } from "../placeholder.ts";
import type { Path } from "../problem.ts";
import type { Resolver } from "./resolver.ts";

/** What one part of the catalog names has to stand in another. */
export function checkReferences(catalog: Pick<Catalog, "backup" | "cluster" | "tenants">, resolver: Resolver): void {
  const { cluster, tenants } = catalog;
  checkFolders(catalog, resolver);
  checkSnapshots(catalog, resolver);
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

/** A snapshot stops its instance: that must not be the primary by accident. */
function checkSnapshots({ backup, cluster }: Pick<Catalog, "backup" | "cluster">, resolver: Resolver): void {
  if (backup.method !== "volumeSnapshot") return;
  if (backup.walClassName !== undefined && cluster.walStorage === undefined) {
    const message = "`walClassName` has nothing to snapshot: the cluster has no `walStorage`";
    resolver.refuse("schema", [...backup.origin, "walClassName"], message, "remove it, or add `cluster.walStorage`");
  }
  const isAlone = valueOf(cluster.instances) === 1;
  if (isAlone === (backup.target === "primary")) return;
  const message = isAlone
    ? "there is no standby to snapshot: the primary, and with it every tenant, stops for each backup"
    : "each backup would stop the primary, and with it every tenant";
  const help = isAlone ? "add instances; or accept it with `target: primary`" : "use `target: prefer-standby`";
  resolver.refuse("schema", [...backup.origin, "target"], message, help);
}

/** A cluster that archives into the folder that it came from would mix two histories: CNPG refuses a folder that is not empty. */
function checkFolders({ backup, cluster }: Pick<Catalog, "backup" | "cluster">, resolver: Resolver): void {
  if (backup.method !== "plugin" && backup.method !== "barmanObjectStore") return;
  const { bootstrap, replicaOf } = cluster;
  for (const origin of [bootstrap.style === "initdb" ? undefined : bootstrap.from, replicaOf]) {
    const store = origin?.objectStore;
    if (store === undefined || store.bucket !== valueOf(backup.bucket) || store.serverName !== backup.serverName)
      continue;
    const message = `backups would go to ${store.bucket}/${store.serverName}/, where those of ${origin?.name} are`;
    resolver.refuse(
      "backup-claimed",
      [...backup.origin, "serverName"],
      message,
      "give this cluster a serverName of its own",
    );
  }
}

/** PostgreSQL's predefined roles that give no way past the walls between tenants (PostgreSQL 17, predefined-roles). */
const HARMLESS_ROLES = new Set(["pg_read_all_data", "pg_read_all_settings", "pg_write_all_data"]);

/** A tenant of defaults names nothing but itself. */
function isSelfContained({ role, roles, databases }: Tenant): boolean {
  if (roles.length > 1 || role.inRoles.length > 0) return false;
  return databases.every(
    ({ owner, schemas, fdws, servers, options }) =>
      owner === role.name &&
      schemas.length === 0 &&
      fdws.length === 0 &&
      servers.length === 0 &&
      options["tablespace"] === undefined &&
      options["template"] === undefined,
  );
}

/** PostgreSQL lets no role be a member of itself, on whatever way. */
function refuseCircles({ roles }: Tenant, resolver: Resolver): void {
  const groups = new Map(roles.map(({ name, inRoles }) => [name, inRoles]));
  const reaches = (from: string, to: string, seen: ReadonlySet<string>): boolean =>
    (groups.get(from) ?? []).some(
      (group) => group === to || (!seen.has(group) && reaches(group, to, new Set([...seen, group]))),
    );
  for (const { name, inRoles, origin } of roles) {
    if (inRoles.includes(name) || !reaches(name, name, new Set())) continue;
    const message = `the role ${JSON.stringify(name)} is in itself, by way of others`;
    resolver.refuse("reference", [...origin, "inRoles"], message, "break the circle");
  }
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
        const message = `the role ${JSON.stringify(group)} leads out of the tenant: to files, programs, or what other tenants do`;
        resolver.refuse("reference", place, message, `possible are ${[...HARMLESS_ROLES].join(", ")}`);
      } else need(group, place);
    }
  }
  refuseCircles(tenant, resolver);
  const names = new Set(tenant.databases.map(({ name }) => name));
  for (const { name, owner, schemas, fdws, servers, extensions, options, origin } of tenant.databases) {
    const { template } = options;
    if (template !== undefined && template !== "template0" && template !== "template1") {
      if (!names.has(String(template)) || template === name) {
        const message = `${JSON.stringify(template)} is no database of the tenant ${tenant.name}: a copy would hold what others own`;
        resolver.refuse(
          "reference",
          [...origin, "template"],
          message,
          "use template0, template1 or a database of this tenant",
        );
      }
    }
    if (!own.has(owner)) need(owner, [...origin, "owner"]);
    for (const [index, schema] of schemas.entries()) need(schema.owner, [...origin, "schemas", index, "owner"]);
    for (const [index, fdw] of fdws.entries()) need(fdw.owner, [...origin, "fdws", index, "owner"]);
    for (const [list, items] of [["fdws", fdws] as const, ["servers", servers] as const]) {
      for (const [index, { usage }] of items.entries()) {
        for (const [at, role] of usage.entries()) need(role, [...origin, list, index, "usage", at]);
      }
    }
    for (const [index, { fdw }] of servers.entries()) {
      if (fdws.some((wrapper) => wrapper.name === fdw) || extensions.some((extension) => extension.name === fdw))
        continue;
      const message = `the server's foreign data wrapper ${JSON.stringify(fdw)} is neither among \`fdws\` nor \`extensions\``;
      resolver.refuse("reference", [...origin, "servers", index, "fdw"], message, "declare it in one of them");
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
