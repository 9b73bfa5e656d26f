import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { poolerOpenToAllRoles } from "./pooler-open-to-all-roles.ts";

const BASE = `
apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: {name: shared}
---
apiVersion: postgresql.cnpg.io/v1
kind: Database
metadata: {name: h}
spec: {cluster: {name: shared}, name: registry, owner: harbor}
---
apiVersion: postgresql.cnpg.io/v1
kind: Database
metadata: {name: k}
spec: {cluster: {name: shared}, name: keycloak, owner: keycloak}
---
`;
const find = (name: string, lines: readonly string[]) =>
  findFaults(
    poolerOpenToAllRoles,
    `${BASE}apiVersion: postgresql.cnpg.io/v1\nkind: Pooler\nmetadata: {name: ${name}}\nspec: {cluster: {name: shared}, pgbouncer: {pg_hba: ${JSON.stringify(lines)}}}\n`,
  );
const CLOSED = ["host all all 0.0.0.0/0 reject", "host all all ::/0 reject"];

describe("pooler-open-to-all-roles", () => {
  it("finds a pooler named after an owner or a database that serves the others too", () => {
    expect(find("harbor-pooler-rw", [])).toEqual([
      expect.stringContaining("Pooler harbor-pooler-rw is for harbor, but role keycloak may use it too"),
    ]);
    expect(find("registry-rw", ["hostssl registry harbor 0.0.0.0/0 md5"])).toHaveLength(1);
    expect(find("harbor-rw", ["hostssl all all 0.0.0.0/0 md5", ...CLOSED])).toEqual([
      expect.stringContaining("spec.pgbouncer.pg_hba[0]"),
    ]);
  });

  it("is silent where the others are turned away, or named", () => {
    expect(find("harbor-rw", ["hostssl registry harbor 0.0.0.0/0 md5", ...CLOSED])).toEqual([]);
    expect(find("harbor-rw", ["hostssl keycloak keycloak 0.0.0.0/0 md5", ...CLOSED])).toEqual([]);
  });

  it("is silent about a pooler for all, or for two", () => {
    expect(find("shared-pooler", [])).toEqual([]);
    expect(find("harbor-keycloak-rw", [])).toEqual([]);
  });
});
