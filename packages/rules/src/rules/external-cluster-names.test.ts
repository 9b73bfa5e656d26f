import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { externalClusterNames } from "./external-cluster-names.ts";

const judge = (list: string, cloudNativePG = "1.30") =>
  findFaults(externalClusterNames, clusterText(`externalClusters: ${list}`), { cloudNativePG });

describe("external-cluster-names", () => {
  it("finds twins", () => {
    expect(judge("[{name: a}, {name: b}, {name: a}]")).toEqual([
      'spec.externalClusters[2].name: Cluster shared: the external cluster "a" is there twice',
    ]);
    expect(judge('[{name: "${A}"}, {name: "${A}"}, 1, null]')).toEqual([]);
  });

  it("finds what leads out of a directory, since 1.28.4, 1.29.2 and 1.30.0", () => {
    expect(judge("[{name: ../a}]")).toHaveLength(1);
    expect(judge("[{name: ..}]")).toHaveLength(1);
    expect(judge("[{name: a, sslKey: {name: tls, key: a/tls.key}}]")).toEqual([
      expect.stringContaining("spec.externalClusters[0].sslKey.key: "),
    ]);
    const versions = ["1.27", "1.28.3", "1.28", "1.29.1", "1.29.2"];
    expect(versions.map((version) => judge("[{name: a/b}]", version).length)).toEqual([0, 0, 1, 0, 1]);
  });

  it("is silent about dots in a name", () => {
    expect(judge("[{name: a..b, sslKey: {name: tls, key: tls.key}}]")).toEqual([]);
  });
});
