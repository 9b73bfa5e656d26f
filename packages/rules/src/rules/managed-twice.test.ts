import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { managedTwice } from "./managed-twice.ts";

const object = (kind: string, metadata: string, spec: string) =>
  `---\n{apiVersion: postgresql.cnpg.io/v1, kind: ${kind}, metadata: {${metadata}}, spec: {${spec}}}\n`;
const spec = "cluster: {name: pg}, name: app";

describe("managed-twice", () => {
  it("finds two Databases for one database", () => {
    expect(findFaults(managedTwice, object("Database", "name: a", spec) + object("Database", "name: b", spec))).toEqual(
      ["spec.name: Database b: the database app of Cluster pg is already managed by Database a"],
    );
  });

  it("is silent about other clusters and namespaces, and about publications of other databases", () => {
    const twice = (one: string, other: string) => findFaults(managedTwice, one + other);
    expect(
      twice(object("Database", "name: a", spec), object("Database", "name: b", "cluster: {name: pg2}, name: app")),
    ).toEqual([]);
    expect(
      twice(object("Database", "name: a, namespace: x", spec), object("Database", "name: b, namespace: y", spec)),
    ).toEqual([]);
    const publication = (name: string, database: string) =>
      object("Publication", `name: ${name}`, `${spec}, dbname: ${database}`);
    expect(twice(publication("a", "one"), publication("b", "two"))).toEqual([]);
    expect(twice(publication("a", "one"), publication("b", "one"))).toHaveLength(1);
  });

  it("leaves one object in two files, and placeholders, to others", () => {
    expect(findFaults(managedTwice, object("Database", "name: a", spec).repeat(2))).toEqual([]);
    const open = 'cluster: {name: pg}, name: "${DB}"';
    expect(findFaults(managedTwice, object("Database", "name: a", open) + object("Database", "name: b", open))).toEqual(
      [],
    );
  });

  it("finds a DatabaseRole that the Cluster's own list overrules", () => {
    const cluster = object("Cluster", "name: pg", "managed: {roles: [{name: x}, {name: app}]}");
    expect(findFaults(managedTwice, cluster + object("DatabaseRole", "name: app", spec))).toEqual([
      expect.stringContaining("`spec.managed.roles` of Cluster pg too, which wins"),
    ]);
    expect(
      findFaults(managedTwice, cluster + object("DatabaseRole", "name: y", "cluster: {name: pg}, name: y")),
    ).toEqual([]);
  });
});
