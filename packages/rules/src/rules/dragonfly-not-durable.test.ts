import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { dragonflyNotDurable } from "./dragonfly-not-durable.ts";

const find = (spec: string) =>
  findFaults(
    dragonflyNotDurable,
    `{apiVersion: dragonflydb.io/v1alpha1, kind: Dragonfly, metadata: {name: cache, namespace: caches}, spec: ${spec}}`,
  );

describe("dragonfly-not-durable", () => {
  it("finds one without a schedule", () => {
    expect(find("{replicas: 3}")).toEqual([
      "spec.snapshot: Dragonfly cache writes no snapshots by a schedule: when all its pods are gone at once, so is everything in it",
    ]);
    expect(find("{snapshot: {dir: /x}}")).toHaveLength(1);
  });

  it("is silent about one with a schedule, and about one whose schedule is a setting", () => {
    expect(find('{snapshot: {cron: "0 * * * *"}}')).toEqual([]);
    expect(find('{snapshot: {cron: "${CRON}"}}')).toEqual([]);
  });
});
