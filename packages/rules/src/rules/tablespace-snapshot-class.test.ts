import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { tablespaceSnapshotClass } from "./tablespace-snapshot-class.ts";

const judge = (tablespaces: string, classes: string) =>
  findFaults(
    tablespaceSnapshotClass,
    clusterText(`tablespaces: ${tablespaces}\nbackup: {volumeSnapshot: {tablespaceClassName: ${classes}}}`),
  );

describe("tablespace-snapshot-class", () => {
  it("finds a class for a tablespace that is not there", () => {
    expect(judge("[{name: hot}]", "{hot: a, cold: b}")).toEqual([
      expect.stringContaining("spec.backup.volumeSnapshot.tablespaceClassName.cold: Cluster shared: "),
    ]);
    expect(judge("[]", "{cold: b}")).toHaveLength(1);
  });

  it("is silent when they are there, or when a name cannot be read", () => {
    expect(judge("[{name: hot}]", "{hot: a}")).toEqual([]);
    expect(judge('[{name: "${NAME}"}]', "{hot: a}")).toEqual([]);
    expect(judge("[{name: hot}]", "text")).toEqual([]);
  });
});
