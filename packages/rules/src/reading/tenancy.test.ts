import { describe, expect, it } from "vitest";
import { makeSubject } from "../test-subject.ts";
import { isRestored, isShared, listDatabases, listLoginRoles } from "./tenancy.ts";

const read = (spec: string, more = "") => {
  const subject = makeSubject(
    `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a, namespace: db}\nspec: ${spec}\n${more}`,
  );
  const [cluster] = subject.ofKind("Cluster");
  if (cluster === undefined) throw new Error("no Cluster");
  return { subject, cluster };
};
const database = (name: string, owner: string) =>
  `---\napiVersion: postgresql.cnpg.io/v1\nkind: Database\nmetadata: {name: ${name}, namespace: db}\nspec: {cluster: {name: a}, name: ${name}, owner: ${owner}}\n`;

describe("tenancy", () => {
  it("takes roles that log in and are there, of both kinds", () => {
    const role =
      "---\napiVersion: postgresql.cnpg.io/v1\nkind: DatabaseRole\nmetadata: {name: z, namespace: db}\nspec: {cluster: {name: a}, name: z, login: true}\n";
    const { subject, cluster } = read(
      "{managed: {roles: [{name: x, login: true}, {name: y}, {name: w, login: true, ensure: absent}]}}",
      role,
    );
    expect(listLoginRoles(subject, cluster).map(({ name, path }) => [name, path.join(".")])).toEqual([
      ["x", "spec.managed.roles.0"],
      ["z", "spec"],
    ]);
    expect(isShared(subject, cluster)).toBe(true);
  });

  it("calls a cluster shared when several roles own databases, not when one owns several", () => {
    const several = read("{}", database("x", "x") + database("y", "y"));
    expect(isShared(several.subject, several.cluster)).toBe(true);
    const one = read("{}", database("x", "x") + database("y", "x"));
    expect(listDatabases(one.subject, one.cluster)).toHaveLength(2);
    expect(isShared(one.subject, one.cluster)).toBe(false);
  });

  it("knows a restored cluster", () => {
    expect(isRestored(read("{bootstrap: {recovery: {source: b}}}").cluster)).toBe(true);
    expect(isRestored(read("{bootstrap: {initdb: {}}}").cluster)).toBe(false);
  });
});
