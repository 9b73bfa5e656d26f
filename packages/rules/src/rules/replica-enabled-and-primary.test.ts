import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { replicaEnabledAndPrimary } from "./replica-enabled-and-primary.ts";

const judge = (replica: string) => findFaults(replicaEnabledAndPrimary, clusterText(`replica: ${replica}`));

describe("replica-enabled-and-primary", () => {
  it("finds both, also when off", () => {
    expect(judge("{source: a, enabled: true, primary: a}")).toEqual([
      expect.stringContaining("spec.replica.enabled: Cluster shared: "),
    ]);
    expect(judge("{source: a, enabled: false, primary: a}")).toHaveLength(1);
  });

  it("is silent about one of the two", () => {
    expect(
      ["{source: a, enabled: true}", "{source: a, primary: a}", '{enabled: true, primary: ""}'].flatMap(judge),
    ).toEqual([]);
  });
});
