import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { managedRoles } from "./managed-roles.ts";

const judge = (...roles: string[]) => findFaults(managedRoles, clusterText(`managed: {roles: [${roles.join(", ")}]}`));

describe("managed-roles", () => {
  it("finds a role that is there twice", () => {
    expect(judge("{name: a}", "{name: b}", "{name: a}")).toEqual([
      "spec.managed.roles[2].name: Cluster shared: the role a is in `managed.roles[0]` too",
    ]);
  });

  it("finds names of PostgreSQL and the operator", () => {
    expect(judge("{name: postgres}", "{name: streaming_replica}", "{name: cnpg_x}", "{name: pg_monitor}")).toEqual([
      expect.stringContaining("the role postgres belongs to the operator"),
      expect.stringContaining("streaming_replica belongs to the operator"),
      expect.stringContaining("cnpg_x belongs to the operator"),
      expect.stringContaining("spec.managed.roles[3].name: Cluster shared: the role pg_monitor belongs to PostgreSQL"),
    ]);
    expect(judge("{name: pgadmin}", "{name: postgres_exporter}", "{name: cnpg}")).toEqual([]);
  });

  it("finds limits below -1", () => {
    expect(judge("{name: a, connectionLimit: -2}")).toEqual([expect.stringContaining("[0].connectionLimit: ")]);
    expect(judge("{name: a, connectionLimit: -1}", "{name: b, connectionLimit: 0}")).toEqual([]);
  });

  it("finds a password that is set and disabled", () => {
    expect(judge("{name: a, disablePassword: true, passwordSecret: {name: s}}")).toEqual([
      expect.stringContaining("spec.managed.roles[0].disablePassword: Cluster shared: the role a has"),
    ]);
    expect(
      judge("{name: a, disablePassword: false, passwordSecret: {name: s}}", "{name: b, disablePassword: true}"),
    ).toEqual([]);
  });

  it("waits for placeholders, and leaves other types to the schema", () => {
    expect(judge('{name: "${A}"}', '{name: "${A}", connectionLimit: "${N}"}', "{}", "null", "5")).toEqual([]);
  });
});
