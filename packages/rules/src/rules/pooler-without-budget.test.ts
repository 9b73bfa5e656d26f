import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { poolerWithoutBudget } from "./pooler-without-budget.ts";

const pooler = (name: string, instances = 3) =>
  `---\n{apiVersion: postgresql.cnpg.io/v1, kind: Pooler, metadata: {name: ${name}}, spec: {cluster: {name: pg}, instances: ${instances}}}\n`;
const budget = (labels: string) =>
  `---\n{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: b}, spec: {selector: {matchLabels: {${labels}}}}}\n`;
const catalog = {} as never;

describe("pooler-without-budget", () => {
  it("finds the one that its neighbour's budget leaves out", () => {
    expect(findFaults(poolerWithoutBudget, pooler("a") + pooler("b") + budget("cnpg.io/poolerName: a"))).toEqual([
      "spec.instances: Pooler b: no PodDisruptionBudget selects its 3 pods, as one does for Pooler a: a drain may take all of them at once",
    ]);
  });

  it("takes a catalog for all that there is", () => {
    expect(findFaults(poolerWithoutBudget, pooler("a"), { catalog })).toHaveLength(1);
    expect(findFaults(poolerWithoutBudget, pooler("a", 1), { catalog })).toEqual([]);
  });

  it("is silent without evidence, and where a budget may select it by labels of its own", () => {
    expect(findFaults(poolerWithoutBudget, pooler("a"))).toEqual([]);
    expect(findFaults(poolerWithoutBudget, pooler("a") + budget("team: x"), { catalog })).toEqual([]);
    expect(findFaults(poolerWithoutBudget, pooler("a") + budget("cnpg.io/podRole: pooler"), { catalog })).toEqual([]);
  });
});
