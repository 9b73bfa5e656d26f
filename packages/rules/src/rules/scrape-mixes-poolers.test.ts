import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { scrapeMixesPoolers } from "./scrape-mixes-poolers.ts";

const POOLER =
  "apiVersion: postgresql.cnpg.io/v1\nkind: Pooler\nmetadata: {name: p}\nspec: {cluster: {name: a}}\n---\n";
const monitor = (selector: string) =>
  `apiVersion: monitoring.coreos.com/v1\nkind: PodMonitor\nmetadata: {name: m}\nspec: {selector: ${selector}}\n`;
const find = (selector: string, pooler = POOLER) => findFaults(scrapeMixesPoolers, pooler + monitor(selector));

describe("scrape-mixes-poolers", () => {
  it("finds a selector that knows the cluster only, once", () => {
    const second = POOLER.replace("name: p}", "name: q}");
    expect(find("{matchLabels: {cnpg.io/cluster: a}}", POOLER + second)).toEqual([
      expect.stringContaining(
        "spec.selector: PodMonitor m picks instances of a and, by the same label, pods of Pooler p",
      ),
    ]);
  });

  it("is silent where the role is named, there is no pooler, or it is another's", () => {
    expect(find("{matchLabels: {cnpg.io/cluster: a, cnpg.io/podRole: instance}}")).toEqual([]);
    expect(find("{matchLabels: {cnpg.io/cluster: a, cnpg.io/podRole: pooler}}")).toEqual([]);
    expect(
      find(
        "{matchLabels: {cnpg.io/cluster: a}, matchExpressions: [{key: cnpg.io/podRole, operator: In, values: [instance, pooler]}]}",
      ),
    ).toEqual([]);
    expect(find("{matchLabels: {cnpg.io/cluster: a}}", "")).toEqual([]);
    expect(find("{matchLabels: {cnpg.io/cluster: b}}")).toEqual([]);
    expect(find("{matchLabels: {cnpg.io/poolerName: p}}")).toEqual([]);
  });
});
