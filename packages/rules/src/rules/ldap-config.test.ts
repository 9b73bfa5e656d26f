import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { ldapConfig } from "./ldap-config.ts";

const judge = (ldap: string) => findFaults(ldapConfig, clusterText(`postgresql: {ldap: ${ldap}}`));

describe("ldap-config", () => {
  it("finds a missing server", () => {
    expect(judge("{port: 636}")).toEqual(["spec.postgresql.ldap: Cluster shared: `postgresql.ldap` has no `server`"]);
    expect(judge('{server: ""}')).toHaveLength(1);
  });

  it("finds two ways to bind", () => {
    expect(judge("{server: x, bindAsAuth: {}, bindSearchAuth: {}}")).toEqual([
      expect.stringContaining("spec.postgresql.ldap.bindSearchAuth: "),
    ]);
  });

  it("is silent about one way, no LDAP at all, and other types", () => {
    for (const ldap of ["{server: x, bindAsAuth: {}}", '{server: "${X}"}', "null", "x", "[]"])
      expect(judge(ldap)).toEqual([]);
  });
});
