import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { syncReplicasRange } from "./sync-replicas-range.ts";

const judge = (spec: string) => findFaults(syncReplicasRange, clusterText(spec));

describe("sync-replicas-range", () => {
  it("finds as many synchronous standbys as instances", () => {
    expect(judge("instances: 3\nminSyncReplicas: 1\nmaxSyncReplicas: 3")).toEqual([
      expect.stringContaining("spec.maxSyncReplicas: Cluster shared: `maxSyncReplicas: 3` with `instances: 3`"),
    ]);
  });

  it("is silent one below, and where nothing is asked for", () => {
    expect(judge("instances: 3\nminSyncReplicas: 2\nmaxSyncReplicas: 2")).toEqual([]);
    expect(judge("instances: 1\nminSyncReplicas: 0\nmaxSyncReplicas: 0")).toEqual([]);
    expect(judge("instances: 1")).toEqual([]);
  });

  it("finds a minimum above the maximum, which is 0 where it is left out", () => {
    expect(judge("instances: 3\nminSyncReplicas: 2\nmaxSyncReplicas: 1")).toHaveLength(1);
    expect(judge("instances: 3\nminSyncReplicas: 1")).toEqual([expect.stringContaining("0 by default")]);
  });

  it("says nothing about placeholders", () => {
    expect(judge("instances: ${N}\nminSyncReplicas: ${A}\nmaxSyncReplicas: 9")).toEqual([]);
    expect(judge("instances: 3\nminSyncReplicas: 1\nmaxSyncReplicas: ${B}")).toEqual([]);
  });
});
