import type { Cluster, Database, DatabaseRole } from "@tenantry/crd-schemas";
import { expect, it } from "vitest";
import { createDatabases, createRoles, createSearch, holdsSearch, listRoles } from "./setup-statements.ts";

const cluster = {
  spec: { managed: { roles: [{ name: "harbor", login: true, connectionLimit: 7, passwordSecret: { name: "any" } }] } },
} as unknown as Cluster;

it("makes roles of the Cluster and roles of their own alike, with limit, login and password", () => {
  const own = { spec: { name: 'od"d', login: false, inRoles: ["harbor"] } } as unknown as DatabaseRole;
  const statements = createRoles(cluster, listRoles(cluster, [own]), "1.27.0").slice(-2);
  expect(statements).toEqual([
    `CREATE ROLE "harbor" LOGIN NOCREATEDB INHERIT CONNECTION LIMIT 7 PASSWORD 'password of harbor'`,
    `CREATE ROLE "od""d" NOLOGIN NOCREATEDB INHERIT CONNECTION LIMIT -1 PASSWORD NULL IN ROLE "harbor"`,
  ]);
});

it("gives the superuser a password only where the Cluster enables its access", () => {
  const enabled = { spec: { enableSuperuserAccess: true } } as unknown as Cluster;
  expect(createRoles(cluster, [], "1.27.0")[0]).toBe("ALTER ROLE postgres PASSWORD NULL");
  expect(createRoles(enabled, [], "1.27.0")[0]).toBe("ALTER ROLE postgres PASSWORD 'password of postgres'");
});

it("makes databases with owner, encoding and template", () => {
  const database = { spec: { name: "registry", owner: "harbor", encoding: "UTF8", template: "template0" } };
  expect(createDatabases([database as unknown as Database])).toEqual([
    `CREATE DATABASE "registry" OWNER "harbor" ENCODING 'UTF8' TEMPLATE "template0"`,
  ]);
});

it("has the function of auth_query in every database below 1.28, then in `postgres` alone and with a pinned search path", () => {
  expect([holdsSearch("harbor", "1.27.0"), holdsSearch("harbor", "1.30.0"), holdsSearch("postgres", "1.30.0")]).toEqual(
    [true, false, true],
  );
  expect(createSearch("1.27.0")[0]).not.toContain("search_path");
  expect(createSearch("1.30.0")[0]).toContain("SET search_path = pg_catalog, pg_temp");
});
