import { describe, expect, it } from "vitest";
import { findMetric } from "../metrics/metrics.ts";
import { LabelSet } from "./label-set.ts";
import { labelScraped, labelTargets, type PodScrape } from "./pod-scrape.ts";
import { type Relabeling, relabel } from "./relabel.ts";

const BEFORE = new LabelSet([
  ["pod", "always"],
  ["team", "listed"],
]);
const after = (...steps: Relabeling[]) => {
  const { named, others } = relabel(BEFORE, steps);
  return Object.fromEntries([...named, ["others", others]]);
};

describe("relabel", () => {
  it("writes labels", () => {
    expect(after({ targetLabel: "cluster", replacement: "infra" })).toMatchObject({ cluster: "always" });
    expect(after({ sourceLabels: ["__meta_x"], targetLabel: "x" })).toMatchObject({ x: "listed", others: "never" });
    expect(after({ action: "Lowercase", sourceLabels: ["pod"], targetLabel: "pod" })).toMatchObject({ pod: "always" });
    expect(after({ targetLabel: "pod", replacement: "" })).toMatchObject({ pod: "some" });
    expect(after({ targetLabel: "__tmp_x", sourceLabels: ["a"] })).not.toHaveProperty("__tmp_x");
  });

  it("takes labels away", () => {
    expect(after({ action: "labeldrop", regex: "te.*|x" })).toMatchObject({ pod: "always", team: "never" });
    expect(after({ action: "labelkeep", regex: "pod" })).toMatchObject({ pod: "always", team: "never" });
  });

  it("does not pretend to know what a step makes", () => {
    expect(after({ action: "labelmap", regex: "__meta_kubernetes_pod_label_(.+)" }).others).toBe("unknown");
    expect(after({ targetLabel: "${1}_x", sourceLabels: ["a"] }).others).toBe("unknown");
    expect(after({ action: "graphite" }).others).toBe("unknown");
    expect(after({ action: "labeldrop", regex: "(?i)x" }).others).toBe("unknown");
    expect(after({ targetLabel: "__name__", replacement: "x" }).others).toBe("unknown");
  });

  it("leaves labels as they are where only targets or series are chosen", () => {
    expect(after({ action: "keep" }, { action: "dropequal" })).toEqual({
      pod: "always",
      team: "listed",
      others: "never",
    });
  });
});

describe("labels after a scrape", () => {
  const labelsOf = (name: string, scrape: Partial<PodScrape>) => {
    const metric = findMetric(name);
    if (metric === undefined) throw new Error(`no metric ${name}`);
    return labelScraped(metric, { podTargetLabels: [], ...scrape });
  };

  it("are the exporter's, the scraper's and those of the pod that the scrape names", () => {
    const labels = labelsOf("cnpg_pg_database_size_bytes", { podTargetLabels: ["cnpg.io/cluster", "team"] });
    expect(labels.list()).toEqual([
      "cnpg_io_cluster",
      "container",
      "datname",
      "endpoint",
      "instance",
      "job",
      "namespace",
      "pod",
      "team",
    ]);
    expect([labels.presence("cnpg_io_cluster"), labels.presence("team")]).toEqual(["always", "listed"]);
  });

  it("are called otherwise where exporter and target both have one", () => {
    const relabelings = [{ targetLabel: "cluster", replacement: "infra" }];
    expect(labelsOf("cnpg_collector_up", { relabelings }).presence("exported_cluster")).toBe("always");
    expect(labelsOf("cnpg_collector_up", { relabelings, honorLabels: true }).presence("exported_cluster")).toBe(
      "never",
    );
    expect(labelsOf("cnpg_collector_up", {}).presence("exported_cluster")).toBe("never");
  });

  it("are changed once more as series, which targets are not", () => {
    const scrape = { podTargetLabels: [], metricRelabelings: [{ action: "labeldrop", regex: "datname" }] };
    expect(labelsOf("cnpg_pg_database_size_bytes", scrape).presence("datname")).toBe("never");
    expect(labelTargets({ ...scrape, externalLabels: ["cluster"] }).presence("cluster")).toBe("listed");
  });
});
