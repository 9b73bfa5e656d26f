import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { effectiveCacheSizeBeyondMemory } from "./effective-cache-size-beyond-memory.ts";

const find = (cache: string, resources: string) =>
  findFaults(
    effectiveCacheSizeBeyondMemory,
    `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a}\nspec: {postgresql: {parameters: {effective_cache_size: ${cache}}}, resources: ${resources}}\n`,
  );

describe("effective-cache-size-beyond-memory", () => {
  it("finds a cache larger than the limit, also counted in blocks", () => {
    expect(find("3GB", "{limits: {memory: 2Gi}}")).toEqual([
      expect.stringContaining("`effective_cache_size` of 3Gi is more than the memory limit of 2Gi"),
    ]);
    expect(find('"262145"', "{limits: {memory: 2Gi}}")).toHaveLength(1);
  });

  it("is silent up to the limit, and without one", () => {
    expect(find("2GB", "{limits: {memory: 2Gi}}")).toEqual([]);
    expect(find("64GB", "{requests: {memory: 2Gi}}")).toEqual([]);
    expect(find("64GB", "{}")).toEqual([]);
  });
});
