import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { storageShrunk as rule } from "./storage-shrunk.ts";

const judge = (before: string, now: string) => findFaults(rule, clusterText(now), { committed: clusterText(before) });

describe("storage-shrunk", () => {
  it("finds every volume that gets smaller, in whatever unit", () => {
    const before = "storage: {size: 20Gi}\nwalStorage: {size: 5Gi}\ntablespaces: [{name: a, storage: {size: 1Gi}}]";
    const now =
      "storage: {size: 20G}\nwalStorage: {size: 5119Mi}\ntablespaces: [{name: b, storage: {size: 1Mi}}, {name: a, storage: {size: 1023Mi}}]";
    expect(judge(before, now)).toEqual([
      "spec.storage.size: Cluster shared: `storage` shrinks from 20Gi to 20G: a volume can only grow, and the webhook refuses this",
      expect.stringContaining("spec.walStorage.size: "),
      expect.stringContaining(
        "spec.tablespaces[1].storage.size: Cluster shared: tablespace `a` shrinks from 1Gi to 1023Mi",
      ),
    ]);
  });

  it("is silent about volumes that grow, stay or cannot be read", () => {
    expect(judge("storage: {size: 1Gi}", "storage: {size: 1024Mi}")).toEqual([]);
    expect(judge("storage: {size: 1Gi}", "storage: {size: 2Gi}")).toEqual([]);
    expect(judge("storage: {size: 1Gi}", 'storage: {size: "${SIZE}"}')).toEqual([]);
    expect(judge("storage: {size: big}", "storage: {size: 1Gi}")).toEqual([]);
    expect(judge("walStorage: {size: 1Gi}", "storage: {size: 1Mi}")).toEqual([]);
  });

  it("says nothing without a past", () => {
    expect(findFaults(rule, clusterText("storage: {size: 1Gi}"))).toEqual([]);
  });
});
