import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { poolerText } from "../test-pooler.ts";
import { findFaults } from "../test-subject.ts";
import { readOnlyPoolerWithoutStandby as rule } from "./read-only-pooler-without-standby.ts";

const find = (instances: string, type: string) =>
  findFaults(rule, clusterText(`instances: ${instances}`) + poolerText({ spec: `instances: 2\ntype: ${type}` }));

describe("read-only-pooler-without-standby", () => {
  it("finds a read-only pooler before a lonely primary, the default among it", () => {
    expect(find("1", "ro")).toEqual([
      "spec.type: Pooler wiki-pooler-rw: Cluster shared has one instance, so the Service behind type `ro` leads nowhere and nobody can log in",
    ]);
    expect(find("null", "ro")).toHaveLength(1);
  });

  it("is silent about standbys, and about types that reach the primary", () => {
    expect(find("2", "ro")).toEqual([]);
    expect(find("1", "r")).toEqual([]);
    expect(find("1", "rw")).toEqual([]);
  });

  it("is silent where a number is not known, or the Cluster is not there", () => {
    expect(find("${N}", "ro")).toEqual([]);
    expect(findFaults(rule, poolerText({ spec: "type: ro" }))).toEqual([]);
  });
});
