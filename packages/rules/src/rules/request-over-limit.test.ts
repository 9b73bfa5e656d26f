import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { requestOverLimit } from "./request-over-limit.ts";

const judge = (resources: string) => findFaults(requestOverLimit, clusterText(`resources: ${resources}`));

describe("request-over-limit", () => {
  it("finds each resource whose request is more, in any notation", () => {
    expect(judge("{requests: {cpu: 1500m, memory: 2Gi}, limits: {cpu: 1, memory: 2048M}}")).toEqual([
      "spec.resources.requests.cpu: Cluster shared: the request of cpu, 1500m, is more than its limit of 1",
      expect.stringContaining("the request of memory, 2Gi, is more than its limit of 2048M"),
    ]);
    expect(judge("{requests: {ephemeral-storage: 2Gi}, limits: {ephemeral-storage: 1Gi}}")).toHaveLength(1);
  });

  it("is silent about equal amounts, zero, one of the two, placeholders and other resources", () => {
    expect(judge("{requests: {cpu: 1000m}, limits: {cpu: 1}}")).toEqual([]);
    expect(judge("{requests: {cpu: 2}, limits: {cpu: 0}}")).toEqual([]);
    expect(judge("{requests: {cpu: 2}}")).toEqual([]);
    expect(judge('{requests: {cpu: "${X}"}, limits: {cpu: 1}}')).toEqual([]);
    expect(judge("{requests: {example.com/gpu: 2}, limits: {example.com/gpu: 1}}")).toEqual([]);
  });
});
