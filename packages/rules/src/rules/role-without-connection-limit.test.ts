import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { roleWithoutConnectionLimit } from "./role-without-connection-limit.ts";

const find = (...roles: string[]) =>
  findFaults(
    roleWithoutConnectionLimit,
    `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a}\nspec: {managed: {roles: [${roles.join(", ")}]}}\n`,
  );

describe("role-without-connection-limit", () => {
  it("finds roles without a limit, or with -1, beside others", () => {
    expect(find("{name: x, login: true}", "{name: y, login: true, connectionLimit: -1}")).toEqual([
      expect.stringContaining("spec.managed.roles[0].name: Cluster a: role x has no `connectionLimit`"),
      expect.stringContaining("spec.managed.roles[1].connectionLimit: Cluster a: role y"),
    ]);
  });

  it("is silent with a limit, alone, and about roles that do not log in", () => {
    expect(find("{name: x, login: true, connectionLimit: 5}", "{name: y, login: true, connectionLimit: 0}")).toEqual(
      [],
    );
    expect(find("{name: x, login: true}", "{name: group}")).toEqual([]);
    expect(
      find('{name: x, login: true, connectionLimit: "${N}"}', "{name: y, login: true, connectionLimit: 5}"),
    ).toEqual([]);
  });

  it("counts DatabaseRoles too", () => {
    const role = (name: string) =>
      `---\napiVersion: postgresql.cnpg.io/v1\nkind: DatabaseRole\nmetadata: {name: ${name}}\nspec: {cluster: {name: a}, name: ${name}, login: true}\n`;
    const text = `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a}\n${role("x")}${role("y")}`;
    expect(findFaults(roleWithoutConnectionLimit, text)).toEqual([
      expect.stringContaining("spec.name: Cluster a: role x"),
      expect.stringContaining("spec.name: Cluster a: role y"),
    ]);
  });
});
