import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { poolerText } from "../test-pooler.ts";
import { findFaults } from "../test-subject.ts";
import { roleLimitsExceedMaxConnections as rule } from "./role-limits-exceed-max-connections.ts";

const cluster = (...limits: readonly number[]) => {
  const roles = limits.map(
    (limit, index) => `    - name: r${index}\n      login: true\n      connectionLimit: ${limit}`,
  );
  return clusterText(`postgresql:\n  parameters:\n    max_connections: "100"\nmanaged:\n  roles:\n${roles.join("\n")}`);
};

describe("role-limits-exceed-max-connections", () => {
  it("finds limits that are one session too many together", () => {
    expect(findFaults(rule, cluster(60, 37))).toEqual([]);
    expect(findFaults(rule, cluster(37, 61))).toEqual([
      "spec.postgresql.parameters.max_connections: Cluster shared: its roles may have 98 sessions together, and `max_connections` 100 leaves 97\nr1       61\nr0       37\ntotal    98\nusable   97\nover by   1",
    ]);
  });

  it("is silent where a role has no limit, or is the only one", () => {
    expect(findFaults(rule, cluster(60, 60, -1))).toEqual([]);
    expect(findFaults(rule, cluster(200))).toEqual([]);
  });

  it("does not count what a role has for read-only poolers, whose sessions are on standbys", () => {
    const reader = poolerText({
      name: "r0-pooler-ro",
      parameters: { default_pool_size: 10 },
      pgbouncer: "pg_hba:\n  - hostssl wiki r0 all md5\n  - host all all all reject",
      spec: "instances: 3\ntype: ro",
    });
    expect(findFaults(rule, cluster(60, 77))).toHaveLength(1);
    expect(findFaults(rule, cluster(60, 77) + reader)).toEqual([]);
    expect(findFaults(rule, cluster(60, 78) + reader)).toHaveLength(1);
  });

  it("leaves pools that do not fit to their own rule", () => {
    expect(findFaults(rule, cluster(60, 60) + poolerText({ parameters: { default_pool_size: 40 } }))).toEqual([]);
  });

  it("adds up the small ones of a long list", () => {
    expect(findFaults(rule, cluster(...Array.from({ length: 12 }, () => 9)))[0]).toContain("\n2 more    18\n");
  });
});
