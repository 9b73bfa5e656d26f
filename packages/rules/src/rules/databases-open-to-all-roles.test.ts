import { describe, expect, it } from "vitest";
import { findFaults, makeSubject } from "../test-subject.ts";
import { databasesOpenToAllRoles } from "./databases-open-to-all-roles.ts";

const database = (name: string, owner: string) =>
  `---\napiVersion: postgresql.cnpg.io/v1\nkind: Database\nmetadata: {name: ${name}}\nspec: {cluster: {name: a}, name: ${name}, owner: ${owner}}\n`;
const TWO = database("registry", "harbor") + database("keycloak", "keycloak");
const cluster = (lines: readonly string[], spec = "") =>
  `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a}\nspec: {postgresql: {pg_hba: ${JSON.stringify(lines)}}${spec}}\n`;
const find = (lines: readonly string[], databases = TWO, spec = "") =>
  findFaults(databasesOpenToAllRoles, cluster(lines, spec) + databases);
const OWN = ["hostssl registry harbor all scram-sha-256", "hostssl keycloak keycloak all scram-sha-256"];

describe("databases-open-to-all-roles", () => {
  it("finds that the operator's last line lets everybody in everywhere", () => {
    expect(find([])).toEqual([
      "spec.postgresql.pg_hba: Cluster a: role keycloak may log in to the database registry (one of 2 such pairs): CloudNativePG's own last line `host all all all` lets it in, and every role may connect to every database",
    ]);
    expect(find(OWN)).toHaveLength(1);
  });

  it("finds a line with `all` where a name belongs", () => {
    expect(find(["hostssl all harbor all scram-sha-256", ...OWN, "host all all all reject"])).toEqual([
      expect.stringContaining(
        "spec.postgresql.pg_hba[0]: Cluster a: role harbor may log in to the database keycloak: the line",
      ),
    ]);
  });

  it("writes the lines that would do", () => {
    const [fault] = databasesOpenToAllRoles.check(makeSubject(cluster([]) + TWO));
    expect(fault?.help).toContain('`hostssl "registry" "harbor" all scram-sha-256`, `hostssl "keycloak" "keycloak"');
  });

  it("is silent where the rest is turned away, and about other roles than owners", () => {
    expect(find([...OWN, "host all all all reject"])).toEqual([]);
    expect(find(["hostssl all reporting all scram-sha-256", ...OWN, "host all all all reject"])).toEqual([]);
  });

  it("is silent about one owner, a member of the other owner, and lines that it cannot read", () => {
    expect(find([], database("a", "x") + database("b", "x"))).toEqual([]);
    const roles = ", managed: {roles: [{name: harbor, login: true, inRoles: [keycloak]}]}";
    expect(
      find([...OWN.slice(1), "hostssl all harbor all scram-sha-256", "host all all all reject"], TWO, roles),
    ).toEqual([]);
    expect(find(["${LINE}"])).toEqual([]);
  });

  it("finds the one wide line among hundreds", () => {
    const names = Array.from({ length: 300 }, (_, index) => `t${index}`);
    const lines = names.map((name) => `hostssl ${name} ${name} all scram-sha-256`);
    const databases = names.map((name) => database(name, name)).join("");
    expect(find([...lines, "host all all all reject"], databases)).toEqual([]);
    expect(find([...lines, "hostssl t7 all all scram-sha-256", "host all all all reject"], databases)).toEqual([
      expect.stringContaining("may log in to the database t7"),
    ]);
  });
});
