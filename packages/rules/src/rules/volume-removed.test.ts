import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { volumeRemoved as rule } from "./volume-removed.ts";

const judge = (before: string, now: string) => findFaults(rule, clusterText(now), { committed: clusterText(before) });

describe("volume-removed", () => {
  it("finds walStorage and tablespaces that are gone, whole or by name", () => {
    expect(judge("walStorage: {size: 1Gi}", "instances: 1")).toEqual([expect.stringContaining("spec.walStorage: ")]);
    expect(judge("tablespaces: [{name: a}, {name: b}]", "tablespaces: [{name: b}, {name: c}]")).toEqual([
      expect.stringContaining("the tablespace `a` is gone"),
    ]);
    expect(judge("tablespaces: [{name: a}, {name: b}]", "instances: 1")).toHaveLength(2);
  });

  it("is silent where they stay, come, or cannot be read", () => {
    expect(judge("instances: 1", "walStorage: {size: 1Gi}\ntablespaces: [{name: a}]")).toEqual([]);
    expect(judge("tablespaces: [{name: a}]", "tablespaces: [{name: b}, {name: a}]")).toEqual([]);
    expect(judge("tablespaces: [{name: a}]", 'tablespaces: [{name: "${NAME}"}]')).toEqual([]);
    expect(judge("tablespaces: [{name: a}]", 'tablespaces: "${ALL}"')).toEqual([]);
    expect(judge("walStorage: {size: 1Gi}", 'walStorage: "${WAL}"')).toEqual([]);
  });
});
