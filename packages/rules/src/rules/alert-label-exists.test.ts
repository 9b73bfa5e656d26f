import { describe, expect, it } from "vitest";
import { findHelps } from "../test-helps.ts";
import { findFaults } from "../test-subject.ts";
import { alertLabelExists } from "./alert-label-exists.ts";

const cluster = (monitoring = "{enablePodMonitor: true}") =>
  `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a}\nspec: {monitoring: ${monitoring}}\n---\n`;
const scrape = (spec: string, kind = "PodMonitor") =>
  `apiVersion: ${kind === "PodMonitor" ? "monitoring.coreos.com/v1" : "operator.victoriametrics.com/v1beta1"}
kind: ${kind}
metadata: {name: m}
spec: {selector: {matchLabels: {cnpg.io/cluster: a, cnpg.io/podRole: instance}}, ${spec}}
---
`;
const rule = (fields: string, kind = "PrometheusRule") =>
  `apiVersion: ${kind === "PrometheusRule" ? "monitoring.coreos.com/v1" : "operator.victoriametrics.com/v1beta1"}
kind: ${kind}
metadata: {name: r}
spec: {groups: [{name: g, rules: [{${fields}}]}]}
---
`;
const alert = (expr: string, rest = "") => rule(`alert: A, expr: ${JSON.stringify(expr)}${rest}`);
const find = (text: string) => findFaults(alertLabelExists, text);

const LAG = 'cnpg_pg_replication_lag{cluster="a"} > 60';
const PLAIN = "podMetricsEndpoints: [{port: metrics}]";

describe("alert-label-exists", () => {
  it("finds a matcher for a label that the operator's own PodMonitor does not make", () => {
    expect(find(cluster() + alert(LAG))).toEqual([
      "spec.groups[0].rules[0].expr: alert A: no series of `cnpg_pg_replication_lag` has the label `cluster`",
    ]);
    const [help] = findHelps(alertLabelExists, cluster() + alert(LAG));
    expect(help).toContain("there are `container`, `endpoint`, `instance`, `job`, `namespace`, `pod`");
    expect(help).toContain("`externalLabels`");
  });

  it("knows what the scrape adds, in the words of both kinds", () => {
    const steps = "[{targetLabel: cluster, replacement: x}]";
    for (const text of [
      scrape(`podTargetLabels: [cluster], ${PLAIN}`),
      scrape(`podMetricsEndpoints: [{relabelings: ${steps}}]`),
      scrape(`podMetricsEndpoints: [{metricRelabelings: ${steps}}]`),
      scrape(`podMetricsEndpoints: [{relabelConfigs: ${steps}}]`, "VMPodScrape"),
      scrape("podMetricsEndpoints: [{metricRelabelConfigs: [{target_label: cluster}]}]", "VMPodScrape"),
      scrape("podMetricsEndpoints: [{relabelings: [{action: labelmap, regex: __meta_kubernetes_pod_label_(.+)}]}]"),
    ]) {
      expect(find(cluster("{}") + text + alert(LAG)), text).toEqual([]);
    }
    expect(find(cluster("{}") + scrape(PLAIN) + alert(LAG))).toHaveLength(1);
    expect(
      find(cluster("{enablePodMonitor: true, podMonitorRelabelings: [{targetLabel: cluster}]}") + alert(LAG)),
    ).toEqual([]);
    const dropped = "podMetricsEndpoints: [{relabelings: [{action: labeldrop, regex: pod}]}]";
    expect(find(cluster("{}") + scrape(dropped) + alert('cnpg_pg_replication_lag{pod="a-1"} > 60'))).toHaveLength(1);
  });

  it("says nothing where the scrape is not among the files, or one of two clusters has none", () => {
    expect(find(alert(LAG))).toEqual([]);
    expect(find(cluster("{}") + alert(LAG))).toEqual([]);
    expect(find(cluster() + cluster("{}").replace("name: a}", "name: b}") + alert(LAG))).toEqual([]);
    expect(find(cluster() + alert('cnpg_pgbouncer_pools_cl_waiting{pooler="x"} > 1'))).toEqual([]);
  });

  it("knows the labels that the metrics store adds to all series", () => {
    const objects = [
      "apiVersion: monitoring.coreos.com/v1\nkind: Prometheus\nspec: {externalLabels: {cluster: infra}}",
      "apiVersion: operator.victoriametrics.com/v1beta1\nkind: VMAgent\nspec: {extraArgs: {remoteWrite.label: cluster=infra}}",
      "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec: {values: {vmagent: {spec: {externalLabels: {cluster: infra}}}}}",
    ];
    for (const object of objects) expect(find(`${object}\n---\n${cluster()}${alert(LAG)}`), object).toEqual([]);
  });

  it("learns from what rules ask of the kubelet that the metrics store adds a label", () => {
    const storage = alert('kubelet_volume_stats_available_bytes{cluster="infra",persistentvolumeclaim=~"a-.*"} < 1');
    expect(find(cluster() + storage.replace("name: r}", "name: s}") + alert(LAG))).toEqual([]);
    const own = alert('kubelet_volume_stats_available_bytes{node="n",persistentvolumeclaim!="",cluster!="x"} < 1');
    expect(find(cluster() + own.replace("name: r}", "name: s}") + alert(LAG))).toHaveLength(1);
  });

  it("finds labels of poolers, grouping, closed lists, and sides that never pair", () => {
    const pooler =
      "apiVersion: postgresql.cnpg.io/v1\nkind: Pooler\nmetadata: {name: p}\nspec: {cluster: {name: a}, monitoring: {enablePodMonitor: true}}\n---\n";
    const faults = (expr: string) => find(cluster() + pooler + alert(expr)).map((text) => text.split("alert A: ")[1]);
    expect(faults("sum by (pooler) (cnpg_pgbouncer_pools_cl_waiting) > 9")).toEqual([expect.stringContaining("`by`")]);
    expect(faults('cnpg_collector_pg_wal_archive_status{value="redy"} > 9')).toEqual([expect.stringContaining("redy")]);
    expect(faults("cnpg_pgbouncer_pools_cl_active / cnpg_pgbouncer_lists_used_clients > 9")).toEqual([
      "`/` finds no pair: only its left side has `database`, `user`",
    ]);
    expect(faults("sum by (pooler) (node_load1) / on (rack) sum by (pooler) (node_load5)")).toEqual([]);
  });

  it("finds texts that show a label which the result lacks", () => {
    const texts = ', labels: {team: "x"}, annotations: {summary: "{{ $labels.pod }} {{ $labels.team }}"}';
    const expr = "max by (pod) (cnpg_pg_replication_lag) > 60";
    expect(find(cluster() + alert(expr, texts))).toEqual([
      "spec.groups[0].rules[0].annotations.summary: alert A: `$labels.team` stays empty: the expression's result never has the label `team`",
    ]);
    // vmalert's annotations see the labels of the rule.
    expect(find(cluster() + rule(`alert: A, expr: ${expr}${texts}`, "VMRule"))).toEqual([]);
    const inLabel = ', labels: {team: x, route: "{{ $labels.team }}"}';
    expect(find(cluster() + rule(`alert: A, expr: ${expr}${inLabel}`, "VMRule"))).toHaveLength(1);
  });

  it("follows what is recorded", () => {
    const recorded = rule('record: "ns:lag:max", expr: "max by (namespace) (cnpg_pg_replication_lag)"');
    expect(find(cluster() + recorded + alert('ns:lag:max{pod="x"} > 9'))).toEqual([
      expect.stringContaining("no series of `ns:lag:max` has the label `pod`"),
    ]);
    expect(find(cluster() + recorded + alert('ns:lag:max{namespace="x"} > 9'))).toEqual([]);
  });
});
