import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { instancesShareNode } from "./instances-share-node.ts";

const find = (spec: string) =>
  findFaults(
    instancesShareNode,
    `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a}\nspec: ${spec}\n`,
  );

describe("instances-share-node", () => {
  it("finds synchronous standbys that are only preferably elsewhere, also where nothing is written", () => {
    expect(find("{instances: 3, maxSyncReplicas: 1, affinity: {podAntiAffinityType: preferred}}")).toEqual([
      expect.stringContaining("spec.affinity.podAntiAffinityType: Cluster a waits for a standby at each commit"),
    ]);
    expect(find("{instances: 3, postgresql: {synchronous: {number: 1}}}")).toHaveLength(1);
  });

  it("finds anti-affinity that is off", () => {
    expect(find("{instances: 2, affinity: {enablePodAntiAffinity: false, podAntiAffinityType: required}}")).toEqual([
      expect.stringContaining("spec.affinity.enablePodAntiAffinity"),
    ]);
  });

  it("is silent about `required`, constraints of one's own, no synchronous standby, and one instance", () => {
    expect(find("{instances: 3, maxSyncReplicas: 1, affinity: {podAntiAffinityType: required}}")).toEqual([]);
    expect(find("{instances: 3, maxSyncReplicas: 1, topologySpreadConstraints: [{maxSkew: 1}]}")).toEqual([]);
    expect(find("{instances: 3, affinity: {enablePodAntiAffinity: false, additionalPodAntiAffinity: {}}}")).toEqual([]);
    expect(find("{instances: 3, affinity: {podAntiAffinityType: preferred}}")).toEqual([]);
    expect(find("{instances: 1, affinity: {enablePodAntiAffinity: false}}")).toEqual([]);
    expect(find('{instances: 3, maxSyncReplicas: 1, affinity: {podAntiAffinityType: "${T}"}}')).toEqual([]);
  });
});
