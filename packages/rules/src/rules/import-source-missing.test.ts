import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { importSourceMissing } from "./import-source-missing.ts";

const judge = (name: string, list: string) =>
  findFaults(
    importSourceMissing,
    clusterText(`bootstrap: {initdb: {import: {source: {externalCluster: ${name}}}}}\nexternalClusters: ${list}`),
  );

describe("import-source-missing", () => {
  it("finds a source that is not there, or that is no running server", () => {
    expect(judge("old", "[{name: a, connectionParameters: {host: h}}]")).toEqual([
      expect.stringContaining("import.source.externalCluster: Cluster shared: the import comes from"),
    ]);
    expect(judge("old", "[{name: old, plugin: {name: p}}]")).toEqual([expect.stringContaining("a running server")]);
  });

  it("is silent about a server, and where a name cannot be read", () => {
    expect(judge("old", "[{name: old, connectionParameters: {host: h}}]")).toEqual([]);
    expect(judge("old", '[{name: "${A}"}]')).toEqual([]);
    expect(findFaults(importSourceMissing, clusterText("bootstrap: {initdb: {}}"))).toEqual([]);
  });
});
