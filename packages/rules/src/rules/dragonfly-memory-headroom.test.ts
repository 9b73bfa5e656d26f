import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { dragonflyMemoryHeadroom } from "./dragonfly-memory-headroom.ts";

const find = (spec: string) =>
  findFaults(
    dragonflyMemoryHeadroom,
    `{apiVersion: dragonflydb.io/v1alpha1, kind: Dragonfly, metadata: {name: cache, namespace: caches}, spec: ${spec}}`,
  );

describe("dragonfly-memory-headroom", () => {
  const spec = (maxmemory: string, limit: string) =>
    `{args: ["--maxmemory=${maxmemory}"], resources: {limits: {memory: ${limit}}}}`;

  it("finds data that may take all of a pod", () => {
    expect(find(spec("2gb", "2Gi"))).toEqual([
      "spec.args[0]: Dragonfly cache: `--maxmemory` is 2Gi of a limit of 2Gi: the kernel ends the pod before Dragonfly refuses a write",
    ]);
  });

  it.each([
    ["1536mb", "2Gi"],
    ["2gb", '"${MEMORY}"'],
    ["what", "2Gi"],
  ])("is silent about %s of %s", (maxmemory, limit) => expect(find(spec(maxmemory, limit))).toEqual([]));
});
