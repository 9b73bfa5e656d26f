import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { walArchivers } from "./wal-archivers.ts";

const judge = (plugins: string, more = "") => findFaults(walArchivers, clusterText(`plugins: ${plugins}\n${more}`));
const store = "backup: {barmanObjectStore: {destinationPath: s3://b}}";

describe("wal-archivers", () => {
  it("finds a plugin beside the in-tree archiver", () => {
    expect(judge("[{name: x}, {name: barman, isWALArchiver: true}]", store)).toEqual([
      "spec.plugins[1].isWALArchiver: Cluster shared: barman archives WAL, and so does `spec.backup.barmanObjectStore`",
    ]);
  });

  it("finds a second plugin", () => {
    expect(judge("[{name: a, isWALArchiver: true}, {name: b, isWALArchiver: true}]")).toEqual([
      expect.stringContaining("spec.plugins[1].isWALArchiver: Cluster shared: b archives WAL, and so does a"),
    ]);
  });

  it("is silent about one, about disabled ones, and where that is not known", () => {
    expect(judge("[{name: a, isWALArchiver: true}]")).toEqual([]);
    expect(judge("[{name: a, isWALArchiver: true, enabled: false}]", store)).toEqual([]);
    expect(judge('[{name: a, isWALArchiver: true, enabled: "${X}"}]', store)).toEqual([]);
    expect(judge('[{name: a, isWALArchiver: "${X}"}, {name: b}]', store)).toEqual([]);
    expect(judge("[{name: a, isWALArchiver: true}]", "backup: {volumeSnapshot: {}}")).toEqual([]);
  });
});
