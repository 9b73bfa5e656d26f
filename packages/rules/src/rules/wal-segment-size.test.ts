import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { walSegmentSize } from "./wal-segment-size.ts";

const judge = (size: string) =>
  findFaults(walSegmentSize, clusterText(`bootstrap: {initdb: {walSegmentSize: ${size}}}`));

describe("wal-segment-size", () => {
  it("finds what is no power of two", () => {
    expect(judge("48")).toEqual([expect.stringContaining("spec.bootstrap.initdb.walSegmentSize: Cluster shared: ")]);
    expect(judge("3")).toHaveLength(1);
  });

  it("is silent about powers of two, and about what the schema refuses", () => {
    expect(["1", "2", "64", "1024", "0", "-3", "1.5", '"48"'].flatMap(judge)).toEqual([]);
  });
});
