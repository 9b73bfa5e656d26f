import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { scrapesOverlap } from "./scrapes-overlap.ts";

const base = `{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: pg}}
---
{apiVersion: postgresql.cnpg.io/v1, kind: Pooler, metadata: {name: rw}, spec: {cluster: {name: pg}}}`;
const all = "cnpg.io/cluster: pg";
const instances = "cnpg.io/cluster: pg, cnpg.io/podRole: instance";
const poolers = "cnpg.io/cluster: pg, cnpg.io/podRole: pooler";
interface Scrape {
  readonly selector?: string;
  readonly kind?: "PodMonitor" | "VMPodScrape";
  readonly labels?: string;
  readonly endpoint?: string;
}
const scrape = (
  name: string,
  { selector = instances, kind = "PodMonitor", labels = "", endpoint = "{port: metrics}" }: Scrape = {},
) =>
  `{apiVersion: ${kind === "PodMonitor" ? "monitoring.coreos.com/v1" : "operator.victoriametrics.com/v1beta1"}, kind: ${kind}, metadata: {name: ${name}, labels: {${labels}}}, spec: {selector: {matchLabels: {${selector}}}, podMetricsEndpoints: [${endpoint}]}}`;
const find = (...scrapes: string[]) => findFaults(scrapesOverlap, [base, ...scrapes].join("\n---\n"));

describe("scrapes-overlap", () => {
  it("finds two that pick the same pods, once", () => {
    expect(find(scrape("a"), scrape("b"))).toEqual([
      "spec.selector: PodMonitor b picks the pods of Cluster pg, as PodMonitor a does: every series is there twice, and sums are doubled",
    ]);
    expect(find(scrape("a", { selector: "cnpg.io/poolerName: rw" }), scrape("b", { selector: poolers }))).toEqual([
      expect.stringContaining("PodMonitor b picks the pods of Pooler rw"),
    ]);
  });

  it("finds one of each kind", () => {
    expect(find(scrape("a"), scrape("a", { kind: "VMPodScrape" }))).toEqual([
      expect.stringContaining("VMPodScrape a picks the pods of Cluster pg, as PodMonitor a does, which the Victoria"),
    ]);
  });

  it("is silent about one for instances and one for poolers, and about one for both", () => {
    expect(find(scrape("a"), scrape("b", { selector: poolers }))).toEqual([]);
    expect(find(scrape("a", { selector: all }))).toEqual([]);
  });

  it("leaves what mixes instances and poolers to scrape-mixes-poolers", () => {
    expect(find(scrape("a", { selector: all }), scrape("b", { selector: poolers }))).toEqual([]);
  });

  it("tells readers apart by labels that do not describe", () => {
    const pair = (left: string, right: string) => find(scrape("a", { labels: left }), scrape("b", { labels: right }));
    expect(pair("prometheus: blue", "prometheus: green")).toEqual([]);
    expect(pair("prometheus: blue", "prometheus: blue")).toHaveLength(1);
    expect(pair("app.kubernetes.io/name: a", "app.kubernetes.io/name: b")).toHaveLength(1);
  });

  it("leaves a pair alone that shares the metrics out", () => {
    const some = "{port: metrics, metricRelabelings: [{action: keep}]}";
    expect(find(scrape("a"), scrape("b", { endpoint: some }))).toEqual([]);
    expect(find(scrape("a"), scrape("b", { endpoint: "{port: other}" }))).toEqual([]);
  });

  it("takes twins of two environments for one, and knows nothing of pods that it cannot tell", () => {
    expect(find(scrape("a"), scrape("a"))).toEqual([]);
    const byRole = (role: string) => ({ selector: `${all}, cnpg.io/instanceRole: ${role}` });
    expect(find(scrape("a", byRole("primary")), scrape("b", byRole("replica")))).toEqual([]);
    expect(find(scrape("a", { selector: "cnpg.io/cluster: other" }), scrape("b"))).toEqual([]);
  });
});
