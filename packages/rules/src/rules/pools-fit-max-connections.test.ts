import { describe, expect, it } from "vitest";
import { runRules } from "../run-rules.ts";
import { Subject } from "../subject.ts";
import { clusterText } from "../test-cluster.ts";
import { poolerText } from "../test-pooler.ts";
import { findFaults, makeSubject, readManifests } from "../test-subject.ts";
import { poolsFitMaxConnections as rule } from "./pools-fit-max-connections.ts";

const cluster = (connections: number | string, extra = "") =>
  clusterText(`instances: 3\npostgresql:\n  parameters:\n    max_connections: "${connections}"\n${extra}`);
const pooler = (name: string, size: number, spec = "instances: 3") =>
  poolerText({ name, parameters: { default_pool_size: size }, spec });
const help = (text: string) => runRules(makeSubject(text), [rule]).map(({ fault }) => fault.help);

describe("pools-fit-max-connections", () => {
  it("finds pools that are one session too large, and shows the sum", () => {
    // 4 pods × (10 + 1) twice, and 10 for the operator: 98 sessions, of which 101 - 3 fit.
    const poolers = pooler("shop", 10) + pooler("wiki", 10);
    expect(findFaults(rule, cluster(101) + poolers)).toEqual([]);
    expect(findFaults(rule, cluster(100) + poolers)).toEqual([
      [
        "spec.postgresql.parameters.max_connections: Cluster shared: poolers and direct sessions may open 98 sessions on the primary, where `max_connections` 100 leaves 97",
        "shop                              4 pods × 11 =  44",
        "wiki                              4 pods × 11 =  44",
        "operator, exporter, backup, psql                 10",
        "total                                            98",
        "usable                                           97",
        "over by                                           1",
      ].join("\n"),
    ]);
  });

  it("offers the smallest change of one pooler, or the number that would be enough", () => {
    expect(help(cluster(100) + pooler("shop", 8) + pooler("wiki", 14))).toEqual([
      "lower `default_pool_size` of Pooler wiki from 14 to 11, or raise `max_connections` to 109: 90Mi more memory for each instance at 10Mi a session, and a restart of all of them",
    ]);
  });

  it("offers a smaller size for each pooler where one alone cannot make room, and says when nothing can", () => {
    expect(help(cluster(50) + pooler("shop", 8) + pooler("wiki", 8))[0]).toMatch(
      /^lower `default_pool_size` of Pooler shop from 8 to 4, lower `default_pool_size` of Pooler wiki from 8 to 3, or raise/,
    );
    expect(help(cluster(20) + pooler("shop", 8) + pooler("wiki", 8))[0]).toMatch(/^use fewer poolers or pods/);
  });

  it("sets read-only poolers against one standby, unless there is none", () => {
    const readers = pooler("wiki", 30, "instances: 3\ntype: ro");
    expect(findFaults(rule, cluster(100) + readers)).toEqual([
      expect.stringContaining("may open 134 sessions on one standby"),
    ]);
    expect(findFaults(rule, cluster(100).replace("instances: 3", "instances: 1") + readers)).toEqual([]);
    const both = pooler("wiki", 30, "instances: 3\ntype: r");
    expect(findFaults(rule, cluster(100) + both)).toHaveLength(2);
  });

  it("counts what is reserved, and PostgreSQL's 100 where nothing is written", () => {
    const wiki = pooler("wiki", 20);
    expect(findFaults(rule, clusterText("instances: 3") + wiki)).toEqual([]);
    expect(findFaults(rule, cluster(100, '    reserved_connections: "4"') + wiki)).toEqual([
      expect.stringContaining("where `max_connections` 100 leaves 93"),
    ]);
    expect(findFaults(rule, clusterText("instances: 3") + pooler("wiki", 21))).toHaveLength(1);
  });

  it("believes PostgreSQL, which holds a role to its limit", () => {
    const roles = "managed:\n  roles:\n    - name: wiki\n      login: true\n      connectionLimit: 40\n";
    const named = poolerText({
      parameters: { default_pool_size: 50 },
      pgbouncer: "pg_hba:\n  - hostssl wiki wiki all md5\n  - host all all all reject",
    });
    expect(findFaults(rule, cluster(100) + named)).toHaveLength(1);
    expect(findFaults(rule, cluster(100, roles) + named)).toEqual([]);
    // Nobody knows who uses it, but every role has a limit.
    expect(findFaults(rule, cluster(100, roles) + pooler("wiki", 50))).toEqual([]);
    expect(findFaults(rule, cluster(100, roles.replace("40", "-1")) + pooler("wiki", 50))).toHaveLength(1);
  });

  it("knows from 1.28 on that auth_query has one database of its own", () => {
    const lines = "pg_hba:\n  - hostssl a,b,c wiki all md5\n  - host all all all reject";
    const wiki = poolerText({ parameters: { default_pool_size: 9 }, pgbouncer: lines, spec: "instances: 2" });
    expect(findFaults(rule, cluster(100) + wiki, { cloudNativePG: "1.28" })).toEqual([]);
    expect(findFaults(rule, cluster(100) + wiki, { cloudNativePG: "1.27" })).toHaveLength(1);
  });

  it("counts a pool for each database, says how many there are, and believes a Pooler's own sum over them", () => {
    const lines = "pg_hba:\n  - hostssl a,b,c wiki all md5\n  - host all all all reject";
    const judge = (parameters: Readonly<Record<string, number>>) =>
      findFaults(rule, cluster(100) + poolerText({ parameters, pgbouncer: lines, spec: "instances: 3" }));
    expect(judge({ default_pool_size: 9 })).toEqual([
      expect.stringMatching(/122 sessions on the primary.*\nwiki-pooler-rw, 3 databases +4 pods × 28 = +112\n/s),
    ]);
    expect(judge({ default_pool_size: 9, max_user_connections: 15 })).toEqual([]);
  });

  it("is silent about what it does not know: no Cluster, placeholders, several overlays of one object", () => {
    expect(findFaults(rule, pooler("wiki", 500))).toEqual([]);
    expect(findFaults(rule, cluster("${MAX}") + pooler("wiki", 500))).toEqual([]);
    expect(findFaults(rule, cluster(100) + pooler("wiki", 500, "instances: ${N}"))).toEqual([]);
    expect(findFaults(rule, `${cluster(100)}---\n${cluster(900)}${pooler("wiki", 50)}`)).toEqual([]);
    expect(findFaults(rule, cluster(100) + pooler("wiki", 30) + pooler("wiki", 31))).toEqual([]);
    expect(findFaults(rule, cluster(10))).toEqual([]);
  });

  it("is silent about what a kustomize patch changes", () => {
    const objects = readManifests(cluster(100) + pooler("wiki", 50));
    const judge = (patch: string) =>
      runRules(new Subject([...objects, ...readManifests(patch, "patch")], { cloudNativePG: "1.30", today: "" }), [
        rule,
      ]);
    expect(judge("")).toHaveLength(1);
    expect(judge(cluster(300))).toEqual([]);
    expect(judge(pooler("wiki", 5))).toEqual([]);
    expect(judge(pooler("shop", 5))).toHaveLength(1);
  });
});
