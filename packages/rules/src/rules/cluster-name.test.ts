import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { clusterName } from "./cluster-name.ts";

const cluster = (name: string) => `
apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata:
  name: ${name}
`;

describe("cluster-name", () => {
  it("is silent about a DNS-1035 label of 50 characters", () => {
    expect(findFaults(clusterName, cluster("a".repeat(50)))).toEqual([]);
  });

  it("finds a name that is too long", () => {
    expect(findFaults(clusterName, cluster("a".repeat(51)))).toEqual([
      expect.stringContaining("metadata.name: the name of the Cluster"),
    ]);
  });

  it("finds a name that starts with a digit, although other objects may be called so", () => {
    expect(findFaults(clusterName, cluster("1-shared"))).toEqual([expect.stringContaining("is no DNS-1035 label")]);
  });

  it("waits for a placeholder's value", () => {
    expect(findFaults(clusterName, cluster("${CLUSTER_NAME}"))).toEqual([]);
  });

  it("leaves a missing name to the schema", () => {
    expect(findFaults(clusterName, "apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\n")).toEqual([]);
  });
});
