import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { walLevelLowered as rule } from "./wal-level-lowered.ts";

const cluster = (level: string) => clusterText(`postgresql: {parameters: {${level}}}`);
const judge = (before: string, now: string) => findFaults(rule, cluster(now), { committed: cluster(before) });

describe("wal-level-lowered", () => {
  it("finds a level that becomes minimal", () => {
    expect(judge("wal_level: replica", "wal_level: minimal")).toEqual([
      expect.stringContaining(
        "spec.postgresql.parameters.wal_level: Cluster shared: `wal_level` becomes minimal, was replica",
      ),
    ]);
  });

  it("is silent where it was minimal, was not written, or becomes another", () => {
    expect(judge("wal_level: minimal", "wal_level: minimal, jit: off")).toEqual([]);
    expect(judge("jit: off", "wal_level: minimal")).toEqual([]);
    expect(judge("wal_level: logical", "wal_level: replica")).toEqual([]);
    expect(judge('wal_level: "${LEVEL}"', "wal_level: minimal")).toEqual([]);
  });
});
