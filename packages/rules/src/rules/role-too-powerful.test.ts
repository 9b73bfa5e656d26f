import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { roleTooPowerful } from "./role-too-powerful.ts";

const find = (...roles: string[]) =>
  findFaults(
    roleTooPowerful,
    `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a}\nspec: {managed: {roles: [${roles.join(", ")}]}}\n`,
  );
const OTHER = "{name: y, login: true}";

describe("role-too-powerful", () => {
  it("finds each power of a role beside others", () => {
    expect(find("{name: x, login: true, superuser: true, createrole: true}", OTHER)).toEqual([
      expect.stringContaining("spec.managed.roles[0].superuser: Cluster a: role x has `superuser: true`"),
      expect.stringContaining("spec.managed.roles[0].createrole"),
    ]);
  });

  it("is silent about a role alone, a role that is to go, and rights to replicate", () => {
    expect(find("{name: x, login: true, superuser: true}")).toEqual([]);
    expect(find("{name: x, login: true, superuser: true, ensure: absent}", OTHER, "{name: z, login: true}")).toEqual(
      [],
    );
    expect(find("{name: x, login: true, superuser: false, replication: true, createdb: true}", OTHER)).toEqual([]);
  });
});
