import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { instancesWithoutBudget } from "./instances-without-budget.ts";

const find = (spec: string) =>
  findFaults(
    instancesWithoutBudget,
    `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a}\nspec: ${spec}\n`,
  );

describe("instances-without-budget", () => {
  it("finds standbys without a budget", () => {
    expect(find("{instances: 3, enablePDB: false}")).toEqual([
      expect.stringContaining("spec.enablePDB: Cluster a: with `enablePDB: false`"),
    ]);
  });

  it("is silent with budgets, and about one instance, where they only block drains", () => {
    expect(find("{instances: 3, enablePDB: true}")).toEqual([]);
    expect(find("{instances: 3}")).toEqual([]);
    expect(find("{instances: 1, enablePDB: false}")).toEqual([]);
    expect(find("{enablePDB: false}")).toEqual([]);
  });
});
