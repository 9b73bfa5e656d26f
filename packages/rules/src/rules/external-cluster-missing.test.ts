import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { externalClusterMissing } from "./external-cluster-missing.ts";

const judge = (spec: string, list = "[{name: a}]") =>
  findFaults(externalClusterMissing, clusterText(`${spec}\nexternalClusters: ${list}`));

describe("external-cluster-missing", () => {
  it("finds every reference to what is not there", () => {
    expect(judge("bootstrap: {recovery: {source: b}}")).toEqual([
      expect.stringContaining("spec.bootstrap.recovery.source: Cluster shared: `bootstrap.recovery.source` names"),
    ]);
    expect(judge("bootstrap: {pg_basebackup: {source: b}}")).toHaveLength(1);
    expect(judge("replica: {enabled: false, source: b, self: c, primary: d}")).toHaveLength(3);
    expect(findFaults(externalClusterMissing, clusterText("bootstrap: {recovery: {source: b}}"))).toHaveLength(1);
  });

  it("is silent about what is there, and about a recovery without a source", () => {
    expect(judge("bootstrap: {recovery: {source: a}}\nreplica: {source: a, self: a, primary: a}")).toEqual([]);
    expect(judge("bootstrap: {recovery: {backup: {name: b}}}")).toEqual([]);
  });

  it("says nothing where a name cannot be read", () => {
    expect(judge("bootstrap: {recovery: {source: b}}", '[{name: "${A}"}]')).toEqual([]);
    expect(judge('bootstrap: {recovery: {source: "${B}"}}')).toEqual([]);
    expect(judge("bootstrap: {recovery: {source: b}}", "text")).toEqual([]);
  });
});
