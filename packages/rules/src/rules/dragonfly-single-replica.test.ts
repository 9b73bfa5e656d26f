import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { dragonflySingleReplica } from "./dragonfly-single-replica.ts";

const find = (spec: string) =>
  findFaults(
    dragonflySingleReplica,
    `{apiVersion: dragonflydb.io/v1alpha1, kind: Dragonfly, metadata: {name: cache, namespace: caches}, spec: ${spec}}`,
  );

describe("dragonfly-single-replica", () => {
  it("finds one pod, which is the master", () => {
    expect(find("{replicas: 1}")).toEqual([expect.stringContaining("spec.replicas: Dragonfly cache has one pod")]);
  });

  it.each(["{replicas: 2}", "{}", '{replicas: "${R}"}'])("is silent about %s", (spec) =>
    expect(find(spec)).toEqual([]),
  );
});
