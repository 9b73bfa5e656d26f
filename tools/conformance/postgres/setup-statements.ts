import type { Cluster, Database, DatabaseRole } from "@tenantry/crd-schemas";
import { EXPORTER_ROLE, type OperatorLine, POOLER_ROLE, REPLICA_ROLE } from "./operator-version.ts";

/** What a role's Secret would hold; the rendered objects only name it. */
export const passwordOf = (role: string) => `password of ${role}`;

type Role = Pick<DatabaseRole["spec"], "name" | "login" | "createdb" | "inherit" | "connectionLimit" | "inRoles"> & {
  readonly passwordSecret?: unknown;
};

/** Roles inside the Cluster, and those that are objects of their own. */
export function listRoles(cluster: Cluster, objects: readonly DatabaseRole[]): readonly Role[] {
  return [...(cluster.spec.managed?.roles ?? []), ...objects.map(({ spec }) => spec)];
}

/** The operator's own roles, then ours (internal/management/controller/roles, cloudnative-pg v1.27.0). */
export function createRoles(cluster: Cluster, roles: readonly Role[], line: OperatorLine): string[] {
  const superuser = cluster.spec.enableSuperuserAccess === true ? quoteText(passwordOf("postgres")) : "NULL";
  return [
    `ALTER ROLE postgres PASSWORD ${superuser}`,
    `CREATE ROLE ${REPLICA_ROLE} LOGIN REPLICATION`,
    `CREATE ROLE ${POOLER_ROLE} LOGIN`,
    ...(line === "1.27.0" ? [] : [`CREATE ROLE ${EXPORTER_ROLE} LOGIN`, `GRANT pg_monitor TO ${EXPORTER_ROLE}`]),
    ...roles.map(createRole),
  ];
}

function createRole({ name, login, createdb, inherit, connectionLimit, inRoles, passwordSecret }: Role): string {
  const words = [
    login === true ? "LOGIN" : "NOLOGIN",
    createdb === true ? "CREATEDB" : "NOCREATEDB",
    inherit === false ? "NOINHERIT" : "INHERIT",
    `CONNECTION LIMIT ${connectionLimit ?? -1}`,
    `PASSWORD ${passwordSecret === undefined ? "NULL" : quoteText(passwordOf(name))}`,
    ...(inRoles !== undefined && inRoles.length > 0 ? [`IN ROLE ${inRoles.map(quoteName).join(", ")}`] : []),
  ];
  return `CREATE ROLE ${quoteName(name)} ${words.join(" ")}`;
}

/** Databases with their owners (internal/management/controller/database_controller_sql.go). */
export function createDatabases(databases: readonly Database[]): string[] {
  return databases.map(({ spec: { name, owner, encoding, template } }) =>
    [
      `CREATE DATABASE ${quoteName(name)} OWNER ${quoteName(owner)}`,
      ...(encoding === undefined ? [] : [`ENCODING ${quoteText(encoding)}`]),
      ...(template === undefined ? [] : [`TEMPLATE ${quoteName(template)}`]),
    ].join(" "),
  );
}

/** In each database that holds it, see `holdsSearch`. */
export function createExtensions({ spec }: Database): string[] {
  return (spec.extensions ?? []).map(({ name, schema, version }) =>
    [
      `CREATE EXTENSION IF NOT EXISTS ${quoteName(name)}`,
      ...(schema === undefined ? [] : [`SCHEMA ${quoteName(schema)}`]),
      ...(version === undefined ? [] : [`VERSION ${quoteText(version)}`]),
    ].join(" "),
  );
}

export function createSchemas({ spec }: Database): string[] {
  return (spec.schemas ?? []).map(
    ({ name, owner }) =>
      `CREATE SCHEMA IF NOT EXISTS ${quoteName(name)} AUTHORIZATION ${quoteName(owner ?? spec.owner)}`,
  );
}

/**
 * The function of auth_query, for the databases of `holdsSearch` (internal/management/controller/instance_controller.go,
 * reconcilePoolers; the search path is pinned from 1.28.4 on).
 */
export function createSearch(line: OperatorLine): string[] {
  const pinned = line === "1.27.0" ? "" : " SET search_path = pg_catalog, pg_temp";
  return [
    `CREATE OR REPLACE FUNCTION public.user_search(uname text) RETURNS TABLE (usename name, passwd text) LANGUAGE sql SECURITY DEFINER${pinned}
     AS 'SELECT usename, passwd FROM pg_catalog.pg_shadow WHERE usename = $1'`,
    "REVOKE ALL ON FUNCTION public.user_search(text) FROM public",
    `GRANT EXECUTE ON FUNCTION public.user_search(text) TO ${POOLER_ROLE}`,
  ];
}

/** Below 1.28 every database has it, from then on `postgres` alone. */
export function holdsSearch(database: string, line: OperatorLine): boolean {
  return line === "1.27.0" || database === "postgres";
}

function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
