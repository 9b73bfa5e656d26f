import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { poolerText } from "../test-wiki-pooler.ts";
import { poolerClusterName } from "./pooler-cluster-name.ts";

describe("pooler-cluster-name", () => {
  it("finds a Pooler called as its Cluster", () => {
    expect(findFaults(poolerClusterName, poolerText("type: ro", "shared"))).toEqual([
      "metadata.name: Pooler shared: the Pooler is called as its Cluster",
    ]);
  });

  it("finds an empty name of the Cluster", () => {
    expect(findFaults(poolerClusterName, poolerText("").replace("{name: shared}", '{name: ""}'))).toEqual([
      expect.stringContaining("spec.cluster.name: "),
    ]);
  });

  it("is silent about other names and placeholders", () => {
    expect(findFaults(poolerClusterName, poolerText(""))).toEqual([]);
    expect(findFaults(poolerClusterName, poolerText("", '"${X}"').replace("shared", '"${X}"'))).toEqual([]);
  });
});
