import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { replicationSlotsChanged as rule } from "./replication-slots-changed.ts";

const judge = (before: string, now: string, cloudNativePG = "1.27") =>
  findFaults(rule, clusterText(`instances: 3\n${now}`), { committed: clusterText(before), cloudNativePG });
const ha = (fields: string) => `replicationSlots: {highAvailability: {${fields}}}`;

describe("replication-slots-changed", () => {
  it("finds another prefix while slots are on, which is the default", () => {
    expect(judge(ha("slotPrefix: a_"), ha("slotPrefix: b_"))).toEqual([expect.stringContaining('was "a_"')]);
    expect(judge("instances: 1", ha("slotPrefix: b_"))).toEqual([expect.stringContaining('was "_cnpg_"')]);
    expect(judge(ha("slotPrefix: a_"), "")).toEqual([expect.stringContaining('becomes "_cnpg_"')]);
  });

  it("is silent where they were off, or nothing changes", () => {
    expect(judge(ha("enabled: false, slotPrefix: a_"), ha("slotPrefix: b_"))).toEqual([]);
    expect(judge(ha("enabled: true"), "")).toEqual([]);
    expect(judge(ha("enabled: true"), ha('slotPrefix: "${PREFIX}"'))).toEqual([]);
  });

  it("finds synchronizeReplicas removed while on, from 1.30", () => {
    const on = "replicationSlots: {synchronizeReplicas: {}}";
    expect(judge(on, "", "1.30")).toEqual([expect.stringContaining("spec.replicationSlots.synchronizeReplicas: ")]);
    expect(judge(on, "", "1.29")).toEqual([]);
    expect(judge(on, "replicationSlots: {synchronizeReplicas: {enabled: false}}", "1.30")).toEqual([]);
    expect(judge("replicationSlots: {synchronizeReplicas: {enabled: false}}", "", "1.30")).toEqual([]);
  });
});
