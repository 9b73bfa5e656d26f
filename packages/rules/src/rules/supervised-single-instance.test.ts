import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { supervisedSingleInstance } from "./supervised-single-instance.ts";

const judge = (strategy: string, instances: string) =>
  findFaults(supervisedSingleInstance, clusterText(`instances: ${instances}\nprimaryUpdateStrategy: ${strategy}`));

describe("supervised-single-instance", () => {
  it("finds a supervised update without a standby", () => {
    expect(judge("supervised", "1")).toEqual([expect.stringContaining("spec.primaryUpdateStrategy: Cluster shared: ")]);
  });

  it("is silent with a standby, without supervision, and about placeholders", () => {
    expect(judge("supervised", "2")).toEqual([]);
    expect(judge("unsupervised", "1")).toEqual([]);
    expect(judge("supervised", "${N}")).toEqual([]);
  });
});
