import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { poolerText } from "../test-pooler.ts";
import { findFaults } from "../test-subject.ts";
import { roleLimitsCoverPools as rule } from "./role-limits-cover-pools.ts";

const cluster = (limit: number) =>
  clusterText(`managed:\n  roles:\n    - name: wiki\n      login: true\n      connectionLimit: ${limit}`);
const pooler = (users: string, spec = "instances: 3", name = "wiki-pooler-rw") =>
  poolerText({
    name,
    parameters: { default_pool_size: 5, reserve_pool_size: 2 },
    pgbouncer: `pg_hba:\n  - hostssl wiki ${users} all md5\n  - host all all all reject`,
    spec,
  });

describe("role-limits-cover-pools", () => {
  it("finds a limit that is one session too low during a rollout", () => {
    expect(findFaults(rule, cluster(28) + pooler("wiki"))).toEqual([]);
    expect(findFaults(rule, cluster(27) + pooler("wiki"))).toEqual([
      "spec.managed.roles[0].connectionLimit: Cluster shared: role wiki may have 27 sessions, and its pools may open 28 (wiki-pooler-rw: 4 pods × 7)",
    ]);
  });

  it("judges the limit of a DatabaseRole in its place", () => {
    const role =
      "---\napiVersion: postgresql.cnpg.io/v1\nkind: DatabaseRole\nmetadata:\n  name: wiki\nspec:\n  cluster:\n    name: shared\n  name: wiki\n  login: true\n  connectionLimit: 5\n";
    expect(findFaults(rule, clusterText("instances: 3") + role + pooler("wiki"))).toEqual([
      expect.stringContaining("spec.connectionLimit: DatabaseRole wiki: role wiki may have 5 sessions"),
    ]);
  });

  it("counts primary and standby apart, as PostgreSQL does", () => {
    const both = pooler("wiki") + pooler("wiki", "instances: 3\ntype: ro", "wiki-pooler-ro");
    expect(findFaults(rule, cluster(28) + both)).toEqual([]);
    expect(findFaults(rule, cluster(27) + both)).toHaveLength(1);
  });

  it("is silent about -1, other roles, poolers of many users and poolers that name none", () => {
    expect(findFaults(rule, cluster(-1) + pooler("wiki"))).toEqual([]);
    expect(findFaults(rule, cluster(1) + pooler("shop"))).toEqual([]);
    expect(findFaults(rule, cluster(1) + pooler("wiki,shop"))).toEqual([]);
    expect(findFaults(rule, cluster(1) + poolerText({}))).toEqual([]);
  });
});
