import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findHelps } from "../test-helps.ts";
import { findFaults } from "../test-subject.ts";
import { antiAffinityType } from "./anti-affinity-type.ts";

const judge = (type: string) => findFaults(antiAffinityType, clusterText(`affinity: {podAntiAffinityType: ${type}}`));

describe("anti-affinity-type", () => {
  it("finds any other word", () => {
    for (const type of ["Required", "hard", "requiredDuringSchedulingIgnoredDuringExecution"])
      expect(judge(type)).toEqual([expect.stringContaining("spec.affinity.podAntiAffinityType: Cluster shared: ")]);
  });

  it("is silent about the two, nothing, placeholders and other types", () => {
    for (const type of ["preferred", "required", '""', '"${X}"', "5"]) expect(judge(type)).toEqual([]);
  });

  it("says the type that is meant, where it is plain", () => {
    const helps = (type: string) =>
      findHelps(antiAffinityType, clusterText(`affinity: {podAntiAffinityType: ${type}}`));
    expect(helps("Preferred")).toEqual([expect.stringContaining("`podAntiAffinityType: preferred`")]);
    expect(helps("hard")).toEqual([expect.stringContaining("`podAntiAffinityType: required`")]);
  });
});
