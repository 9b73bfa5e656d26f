import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { databaseOwner } from "./database-owner.ts";

const cluster = (spec: string) =>
  `---\n{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: pg}, spec: ${spec}}\n`;
const database = (owner: string, more = "") =>
  `---\n{apiVersion: postgresql.cnpg.io/v1, kind: Database, metadata: {name: d}, spec: {cluster: {name: pg}, name: d, owner: ${owner}${more}}}\n`;
const ROLES = "{managed: {roles: [{name: harbor}, {name: old, ensure: absent}]}}";

describe("database-owner", () => {
  it("finds an owner that nobody declares, and names the one that was meant", () => {
    expect(findFaults(databaseOwner, cluster(ROLES) + database("habor"))).toEqual([
      "spec.owner: Database d: its owner habor is no role that Cluster pg declares: there is harbor",
    ]);
    expect(findFaults(databaseOwner, cluster("{}") + database("gitlab"))).toHaveLength(1);
  });

  it("finds an owner that is to be dropped", () => {
    expect(findFaults(databaseOwner, cluster(ROLES) + database("old"))).toEqual([
      expect.stringContaining("`ensure: absent`"),
    ]);
  });

  it("knows managed roles, DatabaseRoles, the bootstrap owner and postgres", () => {
    const role =
      "---\n{apiVersion: postgresql.cnpg.io/v1, kind: DatabaseRole, spec: {cluster: {name: pg}, name: gitlab}}\n";
    const own = cluster("{managed: {roles: [{name: harbor}]}, bootstrap: {initdb: {database: first, owner: first}}}");
    for (const owner of ["harbor", "gitlab", "first", "postgres"])
      expect(findFaults(databaseOwner, own + role + database(owner))).toEqual([]);
    expect(findFaults(databaseOwner, cluster("{}") + database("app"))).toEqual([]);
  });

  it.each([
    "{bootstrap: {recovery: {source: x}}}",
    "{bootstrap: {pg_basebackup: {source: x}}}",
    "{bootstrap: {initdb: {import: {type: monolith}}}}",
    '{bootstrap: {initdb: {postInitSQL: ["CREATE ROLE gitlab"]}}}',
    "{bootstrap: {initdb: {postInitSQLRefs: {configMapRefs: []}}}}",
    "{replica: {source: x}}",
    '{managed: {roles: [{name: "${ROLE}"}]}}',
    '{bootstrap: {initdb: {owner: "${OWNER}"}}}',
  ])("is silent where roles come from elsewhere too: %s", (spec) =>
    expect(findFaults(databaseOwner, cluster(spec) + database("gitlab"))).toEqual([]),
  );

  it("is silent without the Cluster, and where the database is to go", () => {
    expect(findFaults(databaseOwner, database("gitlab"))).toEqual([]);
    expect(findFaults(databaseOwner, cluster(ROLES) + database("gone", ", ensure: absent"))).toEqual([]);
    expect(findFaults(databaseOwner, cluster("[x]") + database("[y]"))).toEqual([]);
  });
});
