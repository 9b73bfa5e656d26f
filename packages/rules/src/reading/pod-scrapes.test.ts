import { describe, expect, it } from "vitest";
import { Subject } from "../subject.ts";
import { readManifests } from "../test-subject.ts";
import { podScrapesOf } from "./pod-scrapes.ts";

const cluster = (monitoring: string) =>
  `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a}\nspec: {monitoring: ${monitoring}}\n`;
const OWN = cluster("{enablePodMonitor: true}");
const MONITOR = `apiVersion: monitoring.coreos.com/v1
kind: PodMonitor
metadata: {name: m}
spec:
  selector: {matchLabels: {cnpg.io/cluster: a}}
  podTargetLabels: [team, 5]
  podMetricsEndpoints:
    - honorLabels: true
      relabelings: [{action: replace, sourceLabels: [a], targetLabel: b, regex: c, replacement: d}]
    - port: metrics
`;
const read = (text: string, patch = "") =>
  podScrapesOf(
    new Subject([...readManifests(text), ...readManifests(patch, "patch")], {
      cloudNativePG: "1.30",
      today: "2026-11-21",
    }),
    "Cluster",
    ["cluster"],
  );

describe("podScrapesOf", () => {
  it("reads every endpoint of every scrape, and the operator's own", () => {
    expect(read(`${OWN}---\n${MONITOR}`)).toMatchObject([
      { podTargetLabels: [], externalLabels: ["cluster"] },
      {
        podTargetLabels: ["team"],
        honorLabels: true,
        relabelings: [{ action: "replace", sourceLabels: ["a"], targetLabel: "b", regex: "c", replacement: "d" }],
      },
      { podTargetLabels: ["team"], honorLabels: false, relabelings: [] },
    ]);
  });

  it("is undefined where a Cluster is not scraped as far as the files show", () => {
    expect(read(cluster("{}"))).toBeUndefined();
    expect(read(MONITOR)).toBeUndefined();
    expect(read(`${OWN}---\n${cluster("{}").replace("name: a", "name: b")}`)).toBeUndefined();
  });

  it("is undefined where a patch may change the scrape", () => {
    expect(read(OWN, cluster("{podMonitorRelabelings: []}"))).toBeUndefined();
    expect(read(`${OWN}---\n${MONITOR}`, MONITOR)).toBeUndefined();
    expect(read(OWN, cluster("null"))).toHaveLength(1);
  });
});
