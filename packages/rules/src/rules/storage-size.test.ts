import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { storageSize } from "./storage-size.ts";

const judge = (spec: string) => findFaults(storageSize, clusterText(`instances: 1\n${spec}`));

describe("storage-size", () => {
  it("finds sizes in PostgreSQL's units, on every volume", () => {
    const spec = "storage: {size: 10GB}\nwalStorage: {size: 5 Gi}\ntablespaces: [{name: a, storage: {size: big}}]";
    expect(judge(spec)).toEqual([
      'spec.storage.size: Cluster shared: the size of `storage`, "10GB", is no Kubernetes quantity',
      expect.stringContaining("spec.walStorage.size: "),
      expect.stringContaining("spec.tablespaces[0].storage.size: Cluster shared: the size of tablespace `a`"),
    ]);
  });

  it("finds a volume without a size, and storage that is left out", () => {
    expect(judge("storage: {storageClass: fast}")).toEqual([expect.stringContaining("spec.storage: ")]);
    expect(judge("walStorage: {size: 1Gi}")).toEqual([expect.stringContaining("`storage` has no size")]);
    expect(judge("storage: {pvcTemplate: {resources: {requests: {storage: 0}}}}")).toHaveLength(1);
  });

  it("takes the size of a claim's template", () => {
    expect(judge("storage: {pvcTemplate: {resources: {requests: {storage: 10Gi}}}}")).toEqual([]);
    expect(judge('storage: {pvcTemplate: {resources: {requests: {storage: "${SIZE}"}}}}')).toEqual([]);
  });

  it("is silent about right sizes, placeholders and what the schema refuses", () => {
    expect(judge('storage: {size: 1.5Gi}\nwalStorage: {size: "${WAL}"}')).toEqual([]);
    expect(judge("storage: {size: 10}\nwalStorage: x\ntablespaces: [1, null]")).toEqual([]);
    expect(findFaults(storageSize, "apiVersion: postgresql.cnpg.io/v1\nkind: Cluster")).toEqual([]);
  });
});
