import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { externalClusterConnection } from "./external-cluster-connection.ts";

const judge = (list: string) => findFaults(externalClusterConnection, clusterText(`externalClusters: ${list}`));

describe("external-cluster-connection", () => {
  it("finds a name alone", () => {
    expect(judge("[{name: a, plugin: {name: p}}, {name: b, password: {name: s, key: k}}]")).toEqual([
      expect.stringContaining('spec.externalClusters[1]: Cluster shared: the external cluster "b" has none of'),
    ]);
    expect(judge("[{name: a, plugin: null}]")).toHaveLength(1);
  });

  it("is silent about each of the three ways", () => {
    const ways = ["connectionParameters: {}", "plugin: {name: p}", "barmanObjectStore: {}"];
    expect(ways.flatMap((way) => judge(`[{name: a, ${way}}]`))).toEqual([]);
    expect(judge("[1, null, text]")).toEqual([]);
  });
});
