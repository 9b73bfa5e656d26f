import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { budgetsOverlap } from "./budgets-overlap.ts";

const cluster = (spec = "instances: 3") =>
  `---\n{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: pg}, spec: {${spec}}}\n`;
const POOLER =
  "---\n{apiVersion: postgresql.cnpg.io/v1, kind: Pooler, metadata: {name: p}, spec: {cluster: {name: pg}}}\n";
const budget = (name: string, labels: string) =>
  `---\n{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: ${name}}, spec: {selector: {matchLabels: {${labels}}}}}\n`;
const find = (text: string) => findFaults(budgetsOverlap, text);

describe("budgets-overlap", () => {
  it("finds a budget beside the operator's own", () => {
    expect(find(cluster() + budget("b", "cnpg.io/cluster: pg"))).toEqual([
      "spec.selector: PodDisruptionBudget b: it selects the primary of Cluster pg, which has a budget of the operator's already: Kubernetes refuses to evict a pod of two",
    ]);
  });

  it("is silent where the operator makes none, and about poolers only", () => {
    expect(find(cluster("enablePDB: false") + budget("b", "cnpg.io/cluster: pg"))).toEqual([]);
    expect(find(cluster() + budget("b", "cnpg.io/cluster: pg, cnpg.io/podRole: pooler"))).toEqual([]);
    expect(find(budget("b", "cnpg.io/cluster: pg"))).toEqual([]);
  });

  it("finds two budgets for one Pooler", () => {
    const both = budget("a", "cnpg.io/poolerName: p") + budget("b", "cnpg.io/podRole: pooler");
    expect(find(POOLER + both)).toEqual([
      expect.stringContaining("the pods of Pooler p are selected by PodDisruptionBudget a too"),
    ]);
    expect(find(POOLER + budget("a", "cnpg.io/poolerName: p"))).toEqual([]);
    expect(find(POOLER + budget("a", "cnpg.io/poolerName: p").repeat(2))).toEqual([]);
  });
});
