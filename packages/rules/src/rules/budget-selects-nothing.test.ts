import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { budgetSelectsNothing } from "./budget-selects-nothing.ts";

const pooler = (name: string, namespace = "db") =>
  `---\n{apiVersion: postgresql.cnpg.io/v1, kind: Pooler, metadata: {name: ${name}, namespace: ${namespace}}}\n`;
const budget = (name: string, namespace = "db") =>
  `---\n{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: b, namespace: ${namespace}}, spec: {selector: {matchLabels: {cnpg.io/poolerName: ${name}}}}}\n`;
const find = (text: string) => findFaults(budgetSelectsNothing, text);

describe("budget-selects-nothing", () => {
  it("finds a name that is one letter or one suffix off", () => {
    expect(find(pooler("harbor-pooler") + budget("harbor-pooler-rw"))).toEqual([
      expect.stringContaining(
        "there is no Pooler harbor-pooler-rw in namespace db, but one called harbor-pooler: it protects nothing",
      ),
    ]);
    expect(find(pooler("harbor") + budget("habor"))).toHaveLength(1);
  });

  it("finds the wrong namespace, and names that a catalog does not render", () => {
    expect(find(pooler("harbor", "other") + budget("harbor"))).toEqual([
      expect.stringContaining("but one in namespace other"),
    ]);
    expect(findFaults(budgetSelectsNothing, budget("harbor"), { catalog: {} as never })).toHaveLength(1);
  });

  it("is silent where the Pooler is there, and without evidence", () => {
    expect(find(pooler("harbor") + budget("harbor"))).toEqual([]);
    expect(find(pooler("harbor") + budget("gitlab") + budget('"${P}"'))).toEqual([]);
    expect(find(pooler("harbor", '""') + budget("harbor"))).toEqual([]);
  });
});
