import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { replicationSlotPatterns } from "./replication-slot-patterns.ts";

const judge = (patterns: string, enabled = true, availability = true) =>
  findFaults(
    replicationSlotPatterns,
    clusterText(
      `replicationSlots: {highAvailability: {enabled: ${availability}}, synchronizeReplicas: {enabled: ${enabled}, excludePatterns: ${patterns}}}`,
    ),
  );

describe("replication-slot-patterns", () => {
  it("finds shell wildcards and other patterns that Go cannot compile, each at its place", () => {
    expect(judge('["^a", "*_tmp", "(b"]')).toEqual([
      'spec.replicationSlots.synchronizeReplicas.excludePatterns[1]: Cluster shared: the pattern "*_tmp" repeats nothing with *',
      expect.stringContaining("excludePatterns[2]"),
    ]);
  });

  it("is silent where both kinds of slots are off, as the operator does not look then", () => {
    expect(judge('["*"]', false, false)).toEqual([]);
    expect(judge('["*"]', false, true)).toHaveLength(1);
  });

  it("is silent about right patterns, placeholders and what the schema refuses", () => {
    expect(judge('["^debezium_.*$", "${PATTERN}*(", 5, null]')).toEqual([]);
    expect(judge("x")).toEqual([]);
  });
});
