import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { scrapedTwice } from "./scraped-twice.ts";

const monitor = (labels: string) =>
  `---\napiVersion: operator.victoriametrics.com/v1beta1\nkind: VMPodScrape\nmetadata: {name: m}\nspec: {selector: {matchLabels: {${labels}}}}\n`;
const find = (kind: string, spec: string, labels: string) =>
  findFaults(
    scrapedTwice,
    `apiVersion: postgresql.cnpg.io/v1\nkind: ${kind}\nmetadata: {name: a}\nspec: ${spec}\n${monitor(labels)}`,
  );
const ON = "{monitoring: {enablePodMonitor: true}}";

describe("scraped-twice", () => {
  it("finds instances and poolers that two pick", () => {
    expect(find("Cluster", ON, "cnpg.io/cluster: a")).toEqual([
      expect.stringContaining(
        "Cluster a: the operator makes a PodMonitor for it, and VMPodScrape m picks the same pods",
      ),
    ]);
    expect(find("Pooler", ON, "cnpg.io/poolerName: a")).toHaveLength(1);
  });

  it("is silent where the operator makes none, or the other picks other pods", () => {
    expect(find("Cluster", "{monitoring: {enablePodMonitor: false}}", "cnpg.io/cluster: a")).toEqual([]);
    expect(find("Cluster", ON, "cnpg.io/cluster: a, cnpg.io/podRole: pooler")).toEqual([]);
    expect(find("Cluster", ON, "cnpg.io/cluster: b")).toEqual([]);
  });
});
