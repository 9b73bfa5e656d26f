import { type Catalog, listPoolers, type Pooler, type Tenant, type Value, valueOf } from "@tenantry/tenant-model";
import { matchLabel, POOLER_LABEL, selectCluster } from "../scrape-labels.ts";
import { type Watched, writeTerms } from "../tenant-terms.ts";

/** PgBouncer's admin console counts as a pool of its own. */
export const NO_CONSOLE = matchLabel("database", "!=", "pgbouncer");
/** Looks passwords up for PgBouncer, over a pool of its own (CNPG v1.27.0, api/v1/pooler_types.go). */
const AUTH_USER = "cnpg_pooler_pgbouncer";
export const NO_AUTH_QUERY = matchLabel("user", "!=", AUTH_USER);

/** @param series selector of pools, all of which are compared with `amount` */
type WritePools = (series: string, amount: number) => string;

/** Pools of tenants' own poolers: the pooler's name tells the tenant. */
export function writeOwnPools(catalog: Catalog, measure: (pooler: Pooler) => number, write: WritePools): string[] {
  const watched = listPoolers(catalog).flatMap(({ pooler, tenant }): Watched[] =>
    tenant === undefined || isPaused(pooler) ? [] : [{ name: pooler.name, tenant, amount: measure(pooler) }],
  );
  return writeTerms(watched, POOLER_LABEL, (names, amount) =>
    write(selectCluster(catalog, matchLabel(POOLER_LABEL, "=~", names), NO_CONSOLE), amount),
  );
}

/** Pools of tenants in shared poolers: the role tells the tenant. `write` keeps the label `user`. */
export function writeSharedPools(catalog: Catalog, measure: (pooler: Pooler) => number, write: WritePools): string[] {
  return listSharedPoolers(catalog).flatMap(({ pooler, tenants }) => {
    const watched = tenants.flatMap((tenant) =>
      listPooledRoles(tenant).map(({ name }): Watched => ({ name, tenant, amount: measure(pooler) })),
    );
    return writeShared(catalog, pooler, "user", watched, write);
  });
}

/** Databases of tenants in shared poolers: they tell the tenant as well. `write` keeps the label `database`. */
export function writeSharedDatabases(
  catalog: Catalog,
  measure: (pooler: Pooler) => number,
  write: WritePools,
): string[] {
  return listSharedPoolers(catalog).flatMap(({ pooler, tenants }) => {
    const watched = tenants.flatMap((tenant) =>
      tenant.databases.map(({ name }): Watched => ({ name, tenant, amount: measure(pooler) })),
    );
    return writeShared(catalog, pooler, "database", watched, write);
  });
}

function writeShared(
  catalog: Catalog,
  pooler: Pooler,
  label: "user" | "database",
  watched: readonly Watched[],
  write: WritePools,
): string[] {
  return writeTerms(watched, label, (names, amount) => {
    const matchers = [matchLabel(POOLER_LABEL, "=", pooler.name), matchLabel(label, "=~", names), NO_CONSOLE];
    return write(selectCluster(catalog, ...matchers), amount);
  });
}

/** The pools that look passwords up in shared poolers: nobody's own, and everybody waits for them. */
export function writeSharedAuthPools(catalog: Catalog, write: (series: string) => string): string[] {
  const watched = listSharedPoolers(catalog).map(({ pooler }): Watched => ({ name: pooler.name, amount: 0 }));
  return writeTerms(watched, POOLER_LABEL, (names) =>
    write(selectCluster(catalog, matchLabel(POOLER_LABEL, "=~", names), matchLabel("user", "=", AUTH_USER))),
  );
}

/** Roles that a pooler lets in: PgBouncer passes a password on, and roles with certificates have none. */
export function listPooledRoles({ roles }: Tenant) {
  return roles.filter(({ login, clientCertificate }) => login && !clientCertificate);
}

function listSharedPoolers(catalog: Catalog) {
  return listPoolers(catalog).filter(({ pooler, tenant }) => tenant === undefined && !isPaused(pooler));
}

/** Whether the catalog itself makes clients wait: one that is paused by hand and forgotten shall raise an alarm. */
function isPaused({ overrides }: Pooler): boolean {
  const pgbouncer = overrides?.fields["pgbouncer"];
  if (typeof pgbouncer !== "object" || pgbouncer === null || !("paused" in pgbouncer)) return false;
  return valueOf(pgbouncer.paused as Value<boolean>) === true;
}
