import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { removedRoleStays as rule } from "./removed-role-stays.ts";

const cluster = (roles: string) =>
  `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a}\nspec: {managed: {roles: ${roles}}}\n---\n`;
const judge = (before: string, now: string) => findFaults(rule, now, { committed: before });
const wiki = cluster("[{name: wiki, login: true}]");

describe("removed-role-stays", () => {
  it("finds a role that could log in, and is not listed any more", () => {
    expect(judge(wiki, cluster("[]"))).toEqual([
      expect.stringContaining(
        "spec.managed.roles: Cluster a: the role `wiki` is not listed any more, and can still log in",
      ),
    ]);
  });

  it("is silent about one that was shut out before, or became a DatabaseRole", () => {
    expect(judge(cluster("[{name: wiki, login: false}]"), cluster("[]"))).toEqual([]);
    expect(judge(cluster("[{name: wiki, login: true, ensure: absent}]"), cluster("[]"))).toEqual([]);
    const role =
      "apiVersion: postgresql.cnpg.io/v1\nkind: DatabaseRole\nmetadata: {name: wiki}\nspec: {name: wiki, cluster: {name: a}}\n";
    expect(judge(wiki, cluster("[]") + role)).toEqual([]);
    expect(judge(wiki, cluster('[{name: "${ROLE}"}]'))).toEqual([]);
    expect(judge(wiki, cluster('"${ROLES}"'))).toEqual([]);
  });

  it("waits until a tenant that is gone is back", () => {
    const options = { committed: wiki, catalog: { tenants: [] } as never };
    expect(findFaults(rule, cluster("[]"), { ...options, committedTenants: new Map([["wiki", "present"]]) })).toEqual(
      [],
    );
    expect(
      findFaults(rule, cluster("[]"), { ...options, committedTenants: new Map([["wiki", "retired"]]) }),
    ).toHaveLength(1);
  });
});
