import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { hugePages } from "./huge-pages.ts";

const judge = (resources: string) => findFaults(hugePages, clusterText(`resources: ${resources}`));

describe("huge-pages", () => {
  it("finds a request that differs from the limit", () => {
    expect(judge("{requests: {memory: 1Gi, hugepages-2Mi: 1Gi}, limits: {hugepages-2Mi: 2Gi}}")).toEqual([
      "spec.resources.requests.hugepages-2Mi: Cluster shared: the request of hugepages-2Mi, 1Gi, differs from its limit of 2Gi",
    ]);
  });

  it("finds pages without CPU and memory", () => {
    expect(judge("{limits: {hugepages-2Mi: 2Gi}}")).toEqual([
      "spec.resources: Cluster shared: hugepages-2Mi without `cpu` or `memory`: Kubernetes gives huge pages only beside one of them",
    ]);
    expect(judge("{limits: {hugepages-2Mi: 2Gi, cpu: 0}}")).toHaveLength(1);
  });

  it("is silent about equal amounts, one side only, placeholders and no pages", () => {
    expect(judge("{requests: {hugepages-2Mi: 1024Mi}, limits: {cpu: 1, hugepages-2Mi: 1Gi}}")).toEqual([]);
    expect(judge('{limits: {memory: "${X}", hugepages-2Mi: "${Y}"}, requests: {hugepages-2Mi: 1Gi}}')).toEqual([]);
    expect(judge("{}")).toEqual([]);
  });
});
