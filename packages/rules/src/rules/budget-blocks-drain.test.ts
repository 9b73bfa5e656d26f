import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { budgetBlocksDrain } from "./budget-blocks-drain.ts";

const pooler = (instances: string) =>
  `---\n{apiVersion: postgresql.cnpg.io/v1, kind: Pooler, metadata: {name: p}, spec: {cluster: {name: pg}${instances}}}\n`;
const budget = (fields: string) =>
  `---\n{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: b}, spec: {${fields}, selector: {matchLabels: {cnpg.io/poolerName: p}}}}\n`;
const find = (instances: string, fields: string) => findFaults(budgetBlocksDrain, pooler(instances) + budget(fields));

describe("budget-blocks-drain", () => {
  it.each([
    [", instances: 3", "minAvailable: 3"],
    [", instances: 3", 'minAvailable: "100%"'],
    [", instances: 2", 'minAvailable: "51%"'],
    [", instances: 3", "maxUnavailable: 0"],
    [", instances: 3", 'maxUnavailable: "0%"'],
    ["", "minAvailable: 1"],
  ])("finds %s with %s", (instances, fields) => expect(find(instances, fields)).toHaveLength(1));

  it("names figures", () => {
    expect(find(", instances: 3", "minAvailable: 3")).toEqual([
      "spec.minAvailable: PodDisruptionBudget b: with `minAvailable: 3` none of the 3 pods of Pooler p may be evicted, so a drain of its node never ends",
    ]);
  });

  it.each([
    [", instances: 3", "minAvailable: 2"],
    [", instances: 3", 'minAvailable: "50%"'],
    [", instances: 3", 'maxUnavailable: "1%"'],
    ["", "maxUnavailable: 1"],
    [', instances: "${N}"', "minAvailable: 3"],
    [", instances: 3", 'minAvailable: "${N}"'],
    [", instances: 0", "minAvailable: 1"],
  ])("is silent about %s with %s", (instances, fields) => expect(find(instances, fields)).toEqual([]));

  it("is silent about budgets of others", () => {
    expect(findFaults(budgetBlocksDrain, budget("maxUnavailable: 0"))).toEqual([]);
    const other = pooler(", instances: 3").replace("name: p}", "name: q}");
    expect(findFaults(budgetBlocksDrain, other + budget("maxUnavailable: 0"))).toEqual([]);
    const elsewhere = pooler(", instances: 3").replace("name: p}", "name: p, namespace: x}");
    expect(findFaults(budgetBlocksDrain, elsewhere + budget("maxUnavailable: 0"))).toEqual([]);
  });
});
