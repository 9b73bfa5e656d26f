import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { syncReplicasTwice } from "./sync-replicas-twice.ts";

const judge = (spec: string) => findFaults(syncReplicasTwice, clusterText(spec));
const synchronous = "postgresql: {synchronous: {method: any, number: 1}}";

describe("sync-replicas-twice", () => {
  it("finds both ways at once, and names what is written", () => {
    expect(judge(`${synchronous}\nminSyncReplicas: 1\nmaxSyncReplicas: 2`)).toEqual([
      expect.stringContaining("spec.minSyncReplicas: Cluster shared: `minSyncReplicas` and `maxSyncReplicas` beside"),
    ]);
    expect(judge(`${synchronous}\nmaxSyncReplicas: 1`)).toEqual([expect.stringContaining("spec.maxSyncReplicas: ")]);
  });

  it("is silent about one way, and about zeros", () => {
    expect(judge(synchronous)).toEqual([]);
    expect(judge("minSyncReplicas: 1\nmaxSyncReplicas: 2")).toEqual([]);
    expect(judge(`${synchronous}\nminSyncReplicas: 0\nmaxSyncReplicas: 0`)).toEqual([]);
    expect(judge(`${synchronous}\nmaxSyncReplicas: \${MAX}`)).toEqual([]);
  });
});
