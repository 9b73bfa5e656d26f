import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { clusterRenamed as rule } from "./cluster-renamed.ts";

const cluster = (name: string, namespace: string, spec = "{instances: 1}") =>
  `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec: ${spec}\n---\n`;
const catalog = { tenants: [] } as never;

describe("cluster-renamed", () => {
  it("finds a Cluster that moves to another namespace", () => {
    expect(findFaults(rule, cluster("a", "new"), { committed: cluster("a", "old") })).toEqual([
      expect.stringContaining(
        "metadata.namespace: Cluster a: the Cluster that was in namespace old is in namespace new now",
      ),
    ]);
  });

  it("finds a new name in a catalog, which has one Cluster; elsewhere it may be another cluster", () => {
    expect(findFaults(rule, cluster("b", "x"), { committed: cluster("a", "x"), catalog })).toEqual([
      expect.stringContaining("metadata.name: Cluster b: the Cluster that was a is b now"),
    ]);
    expect(findFaults(rule, cluster("b", "x"), { committed: cluster("a", "x") })).toEqual([]);
  });

  it.each(["{recovery: {source: a}}", "{pg_basebackup: {source: a}}", "{initdb: {import: {}}}"])(
    "is silent where %s brings the data",
    (bootstrap) => {
      const now = cluster("b", "x", `{bootstrap: ${bootstrap}}`);
      expect(findFaults(rule, now, { committed: cluster("a", "x"), catalog })).toEqual([]);
    },
  );

  it("is silent about a second Cluster and about the first one", () => {
    expect(findFaults(rule, cluster("a", "x") + cluster("a", "y"), { committed: cluster("a", "x") })).toEqual([]);
    expect(findFaults(rule, cluster("a", "x"), { committed: "", catalog })).toEqual([]);
    expect(findFaults(rule, cluster('"${NAME}"', "x"), { committed: cluster("a", "x"), catalog })).toEqual([]);
  });
});
