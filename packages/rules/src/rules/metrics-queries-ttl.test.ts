import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { metricsQueriesTtl } from "./metrics-queries-ttl.ts";

const judge = (ttl: string, cloudNativePG = "1.30") =>
  findFaults(metricsQueriesTtl, clusterText(`monitoring: {metricsQueriesTTL: ${ttl}}`), { cloudNativePG });

describe("metrics-queries-ttl", () => {
  it("finds zero in every spelling", () => {
    expect(['"0"', "0s", "0m0s", "0.0h"].map((ttl) => judge(ttl).length)).toEqual([1, 1, 1, 1]);
  });

  it("is silent about any other time, and before the field came", () => {
    expect(["30s", "1m0s", "0.5s", "text", "null"].flatMap((ttl) => judge(ttl))).toEqual([]);
    expect(judge("0s", "1.27")).toEqual([]);
  });
});
