import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { walLogHints } from "./wal-log-hints.ts";

const judge = (value: string, instances: number | string) =>
  findFaults(walLogHints, clusterText(`instances: ${instances}\npostgresql: {parameters: {wal_log_hints: ${value}}}`));

describe("wal-log-hints", () => {
  it("finds it off beside standbys, in any spelling", () => {
    expect(judge('"off"', 2)).toEqual([
      expect.stringContaining("spec.postgresql.parameters.wal_log_hints: Cluster shared: `wal_log_hints` is off with"),
    ]);
    for (const value of ['"0"', '"No"', '"f"']) expect(judge(value, 3)).toHaveLength(1);
  });

  it("is silent about one instance, about on, and where something is not known", () => {
    expect(judge('"off"', 1)).toEqual([]);
    expect(judge('"on"', 3)).toEqual([]);
    expect(judge('"${X}"', 3)).toEqual([]);
    expect(judge('"off"', '"${N}"')).toEqual([]);
    expect(judge('"maybe"', 3)).toEqual([]);
  });
});
