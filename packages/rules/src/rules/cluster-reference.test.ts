import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { clusterReference } from "./cluster-reference.ts";

const cluster = (name: string, namespace: string) =>
  `---\n{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: ${name}, namespace: ${namespace}}}\n`;
const user = (kind: string, name: string, namespace = "db") =>
  `---\n{apiVersion: postgresql.cnpg.io/v1, kind: ${kind}, metadata: {name: x, namespace: ${namespace}}, spec: {cluster: {name: ${name}}}}\n`;

describe("cluster-reference", () => {
  it.each(["Database", "DatabaseRole", "Pooler", "ScheduledBackup", "Backup", "Publication", "Subscription"])(
    "finds a %s whose Cluster is in another namespace",
    (kind) =>
      expect(findFaults(clusterReference, cluster("pg", "other") + user(kind, "pg"))).toEqual([
        `spec.cluster.name: ${kind} x: there is no Cluster pg in namespace db: it is in namespace other, and a reference does not reach across namespaces`,
      ]),
  );

  it("finds a name one letter off", () => {
    expect(findFaults(clusterReference, cluster("shared", "db") + user("Pooler", "shraed"))).toEqual([
      expect.stringContaining("there is one called shared"),
    ]);
  });

  it("is silent where the Cluster is there, or simply not among the files", () => {
    expect(findFaults(clusterReference, cluster("pg", "db") + user("Pooler", "pg"))).toEqual([]);
    expect(findFaults(clusterReference, user("Pooler", "pg"))).toEqual([]);
    expect(findFaults(clusterReference, cluster("main", "db") + user("Pooler", "pg"))).toEqual([]);
    expect(findFaults(clusterReference, cluster("pg", "other") + cluster("pg", "db") + user("Pooler", "pg"))).toEqual(
      [],
    );
  });

  it("is silent where a namespace is given later, or a placeholder has no value", () => {
    expect(findFaults(clusterReference, cluster("pg", "db") + user("Pooler", "pg", '""'))).toEqual([]);
    expect(findFaults(clusterReference, cluster("pg", '"${NS}"') + user("Pooler", "pg"))).toEqual([]);
    expect(findFaults(clusterReference, cluster("pg", "db") + user("Pooler", '"${C}"'))).toEqual([]);
  });

  it("takes a catalog for all that there is", () => {
    const catalog = {} as never;
    expect(findFaults(clusterReference, cluster("main", "db") + user("Pooler", "pg"), { catalog })).toEqual([
      expect.stringContaining("the catalog renders none of that name"),
    ]);
  });
});
