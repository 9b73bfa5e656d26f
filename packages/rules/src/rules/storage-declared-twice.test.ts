import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { storageDeclaredTwice } from "./storage-declared-twice.ts";

const judge = (spec: string) => findFaults(storageDeclaredTwice, clusterText(spec));
const request = "resources: {requests: {storage: 10Gi}}";

describe("storage-declared-twice", () => {
  it("finds size and class that stand twice", () => {
    expect(judge(`storage: {size: 20Gi, storageClass: a, pvcTemplate: {storageClassName: b, ${request}}}`)).toEqual([
      expect.stringContaining("spec.storage.pvcTemplate.storageClassName: Cluster shared: `storage` has"),
      expect.stringContaining("spec.storage.pvcTemplate.resources.requests.storage: "),
    ]);
    expect(judge(`walStorage: {size: 1Gi, pvcTemplate: {${request}}}`)).toHaveLength(1);
    expect(judge(`tablespaces: [{name: t, storage: {size: 1Gi, pvcTemplate: {${request}}}}]`)).toHaveLength(1);
  });

  it("is silent when each stands once", () => {
    expect(judge(`storage: {storageClass: a, pvcTemplate: {${request}}}`)).toEqual([]);
    expect(judge("storage: {size: 1Gi, pvcTemplate: {storageClassName: b}}")).toEqual([]);
    expect(judge(`storage: {size: "", pvcTemplate: {${request}}}`)).toEqual([]);
  });
});
