import { describe, expect, it } from "vitest";
import { poolerText } from "../test-pooler.ts";
import { findFaults } from "../test-subject.ts";
import { poolerPodsNotSpread as rule } from "./pooler-pods-not-spread.ts";

const find = (spec: string) => findFaults(rule, poolerText({ spec }));
const pod = (lines: string) => `template:\n  spec:\n    containers: []\n${lines}`;

describe("pooler-pods-not-spread", () => {
  it("finds several pods that may all be on one node", () => {
    expect(find("instances: 3")).toEqual([
      "spec.template.spec: Pooler wiki-pooler-rw: nothing keeps its 3 pods on different nodes, so one node may take all of them away",
    ]);
    expect(find(pod("    topologySpreadConstraints: []"))).toHaveLength(1);
    expect(find(pod("    affinity:\n      nodeAffinity: {}"))).toHaveLength(1);
  });

  it("is silent about anti-affinity and spreading of any strength, and about one pod", () => {
    const preferred =
      "    affinity:\n      podAntiAffinity:\n        preferredDuringSchedulingIgnoredDuringExecution: []";
    expect(find(pod(preferred))).toEqual([]);
    expect(find(pod("    topologySpreadConstraints:\n      - maxSkew: 1"))).toEqual([]);
    expect(find("instances: 1")).toEqual([]);
    expect(find("instances: ${N}")).toEqual([]);
  });
});
