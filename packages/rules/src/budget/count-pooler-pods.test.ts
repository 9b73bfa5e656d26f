import { describe, expect, it } from "vitest";
import { countPoolerPods } from "./count-pooler-pods.ts";

const count = (instances: unknown, deploymentStrategy?: unknown) =>
  countPoolerPods({ spec: { instances, deploymentStrategy } })?.rolling;
const rolling = (maxSurge: unknown, maxUnavailable: unknown) => ({ rollingUpdate: { maxSurge, maxUnavailable } });

describe("pods that hold connections while a Pooler rolls", () => {
  it("are one instance where nothing is written, and the one that replaces it", () => {
    expect(countPoolerPods({})).toEqual({ instances: 1, surge: 1, rolling: 2, peak: 3 });
  });

  it("follow a Deployment's defaults: a quarter, surge rounded up and unavailable rounded down", () => {
    expect([1, 3, 4, 5, 8, 9].map((instances) => count(instances))).toEqual([2, 4, 5, 7, 10, 12]);
    expect(countPoolerPods({ spec: { instances: 9 } })?.surge).toBe(3);
  });

  it("follow numbers and percentages", () => {
    expect(count(3, rolling(0, 1))).toBe(4);
    expect(count(3, rolling(0, 3))).toBe(6);
    expect(count(3, rolling("100%", 0))).toBe(6);
    expect(count(4, rolling("0%", "50%"))).toBe(6);
  });

  it("are one more where both are 0 after rounding, as Kubernetes would never move otherwise", () => {
    expect(count(3, rolling(0, "25%"))).toBe(4);
  });

  it("are no more where the old ones go first, or where there are none", () => {
    expect(count(3, { type: "Recreate" })).toBe(3);
    expect(count(0)).toBe(0);
  });

  it("are not known where a number is not", () => {
    expect(count("${N}")).toBeUndefined();
    expect(count(3, rolling("${N}", 1))).toBeUndefined();
    expect(count(-1)).toBeUndefined();
  });
});
