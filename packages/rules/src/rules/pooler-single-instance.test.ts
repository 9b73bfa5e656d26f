import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { poolerText } from "../test-pooler.ts";
import { findFaults } from "../test-subject.ts";
import { poolerSingleInstance as rule } from "./pooler-single-instance.ts";

const find = (members: string, instances: string) =>
  findFaults(rule, clusterText(`instances: ${members}`) + poolerText({ spec: `instances: ${instances}` }));

describe("pooler-single-instance", () => {
  it("finds one pod before a cluster with standbys, the default among it", () => {
    expect(find("3", "1")).toEqual([expect.stringContaining("spec.instances: Pooler wiki-pooler-rw: its only pod")]);
    expect(find("2", "null")).toHaveLength(1);
  });

  it("is silent about two pods, and about a cluster that is alone itself", () => {
    expect(find("3", "2")).toEqual([]);
    expect(find("1", "1")).toEqual([]);
  });

  it("is silent where a number is not known, or which Cluster is meant", () => {
    expect(find("${N}", "1")).toEqual([]);
    expect(find("3", "${N}")).toEqual([]);
    const pooler = poolerText({ spec: "instances: 1" });
    expect(findFaults(rule, pooler)).toEqual([]);
    expect(findFaults(rule, `${clusterText("instances: 3")}---\n${clusterText("instances: 1")}${pooler}`)).toEqual([]);
  });
});
