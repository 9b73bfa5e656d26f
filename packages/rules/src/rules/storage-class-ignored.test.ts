import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { storageClassIgnored as rule } from "./storage-class-ignored.ts";

const judge = (before: string, now: string) => findFaults(rule, clusterText(now), { committed: clusterText(before) });

describe("storage-class-ignored", () => {
  it("finds another class, wherever it is written", () => {
    expect(judge("storage: {storageClass: slow}", "storage: {storageClass: fast}")).toEqual([
      expect.stringContaining(
        "spec.storage.storageClass: Cluster shared: the storage class of `storage` becomes fast, was slow",
      ),
    ]);
    expect(judge("walStorage: {storageClass: slow}", "walStorage: {pvcTemplate: {storageClassName: fast}}")).toEqual([
      expect.stringContaining("spec.walStorage.pvcTemplate.storageClassName: "),
    ]);
  });

  it("is silent about the same class, a new volume, and the default of the cluster", () => {
    expect(judge("storage: {storageClass: slow}", "storage: {pvcTemplate: {storageClassName: slow}}")).toEqual([]);
    expect(
      judge("storage: {storageClass: slow}", "storage: {storageClass: slow}\nwalStorage: {storageClass: fast}"),
    ).toEqual([]);
    expect(judge("storage: {size: 1Gi}", "storage: {storageClass: fast}")).toEqual([]);
    expect(judge("storage: {storageClass: slow}", 'storage: {storageClass: "${CLASS}"}')).toEqual([]);
  });
});
