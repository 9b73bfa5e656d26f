import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { clusterBesideOperator } from "./cluster-beside-operator.ts";

const find = (metadata: string) =>
  findFaults(clusterBesideOperator, `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: ${metadata}\n`);

describe("cluster-beside-operator", () => {
  it("finds a Cluster in the operator's namespace", () => {
    expect(find("{name: a, namespace: cnpg-system}")).toEqual([
      expect.stringContaining("metadata.namespace: Cluster a is in cnpg-system"),
    ]);
  });

  it("is silent elsewhere, and where no namespace is written", () => {
    expect(find("{name: a, namespace: databases}")).toEqual([]);
    expect(find("{name: a}")).toEqual([]);
  });
});
