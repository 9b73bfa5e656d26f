import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { syncWaitsForAll } from "./sync-waits-for-all.ts";

const find = (spec: string) =>
  findFaults(
    syncWaitsForAll,
    `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: shared}\nspec: ${spec}\n`,
  );

describe("sync-waits-for-all", () => {
  it("finds a maximum that takes both standbys of three instances", () => {
    expect(find("{instances: 3, minSyncReplicas: 1, maxSyncReplicas: 2}")).toEqual([
      "spec.maxSyncReplicas: Cluster shared: every commit waits for all 2 standbys: one slow standby holds up every tenant",
    ]);
  });

  it("is silent below that, and above it, where the webhook refuses it", () => {
    expect(find("{instances: 3, maxSyncReplicas: 1}")).toEqual([]);
    expect(find("{instances: 3, maxSyncReplicas: 3}")).toEqual([]);
    expect(find("{instances: 4, postgresql: {synchronous: {method: any, number: 2}}}")).toEqual([]);
  });

  it("says that writes stop where durability is required, which is the default", () => {
    expect(find("{instances: 3, postgresql: {synchronous: {method: any, number: 2}}}")).toEqual([
      expect.stringMatching(/^spec\.postgresql\.synchronous\.number: .* nobody can write while one of them is away/),
    ]);
    expect(find("{instances: 2, postgresql: {synchronous: {method: any, number: 1}}}")).toEqual([
      expect.stringContaining("waits for its only standby: nobody can write while it is away"),
    ]);
  });

  it("is silent about two instances where the number may sink", () => {
    expect(find("{instances: 2, maxSyncReplicas: 1}")).toEqual([]);
    expect(find("{instances: 2, postgresql: {synchronous: {number: 1, dataDurability: preferred}}}")).toEqual([]);
  });

  it("counts standbys outside of the cluster", () => {
    expect(find("{instances: 3, postgresql: {synchronous: {number: 2, standbyNamesPost: [far]}}}")).toEqual([]);
  });

  it("is silent about placeholders", () => {
    expect(find('{instances: "${N}", maxSyncReplicas: 2}')).toEqual([]);
  });
});
