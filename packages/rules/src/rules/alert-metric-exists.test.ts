import * as promql from "@tenantry/alert-library/promql";
import { describe, expect, it } from "vitest";
import type { Manifest } from "../manifest.ts";
import { runRules } from "../run-rules.ts";
import { Subject } from "../subject.ts";
import { findHelps } from "../test-helps.ts";
import { findFaults, readManifests } from "../test-subject.ts";
import { alertMetricExists } from "./alert-metric-exists.ts";

const cluster = (spec = "{}") =>
  `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a}\nspec: ${spec}\n---\n`;
const rule = (expr: string, kind = "PrometheusRule") =>
  `apiVersion: ${kind === "VMRule" ? "operator.victoriametrics.com/v1beta1" : "monitoring.coreos.com/v1"}
kind: ${kind}
metadata: {name: r}
spec: {groups: [{name: g, rules: [{alert: A, expr: ${JSON.stringify(expr)}}]}]}
---
`;
const OPTIONS = { cloudNativePG: "1.30", today: "2026-11-21" };
const find = (expr: string, rest = cluster(), cloudNativePG = "1.30") =>
  findFaults(alertMetricExists, rest + rule(expr), { cloudNativePG });

describe("alert-metric-exists", () => {
  it("finds a metric that does not exist, in both kinds, and says what to write", () => {
    const wanted = "spec.groups[0].rules[0].expr: alert A: there is no metric `cnpg_pg_cluster_ready`";
    expect(find("cnpg_pg_cluster_ready == 0")).toEqual([wanted]);
    expect(findFaults(alertMetricExists, cluster() + rule("cnpg_pg_cluster_ready == 0", "VMRule"))).toEqual([wanted]);
    expect(findHelps(alertMetricExists, cluster() + rule("cnpg_pg_cluster_ready"))).toEqual([
      "`cnpg_collector_up` is 1 for each instance that answers",
    ]);
  });

  it("finds a metric that the version, the PostgreSQL or the backups of the Cluster lack", () => {
    expect(find("cnpg_cache_hits > 0", cluster(), "1.27")).toEqual([
      expect.stringContaining("1.28.0, and this is 1.27"),
    ]);
    expect(find("cnpg_cache_hits > 0")).toEqual([]);
    const wal = "rate(cnpg_collector_wal_write[5m]) > 0";
    expect(find(wal, cluster("{imageName: 'ghcr.io/x/postgresql:18.1'}"))).toEqual([
      expect.stringContaining("up to 17"),
    ]);
    expect(find(wal, cluster("{imageName: 'ghcr.io/x/postgresql:17.1'}"))).toEqual([]);
    expect(find(wal)).toEqual([]);
    expect(find("cnpg_pg_stat_bgwriter_buffers_backend > 0")).toEqual([expect.stringContaining("17 or later")]);
    const plugin = cluster("{plugins: [{name: barman-cloud.cloudnative-pg.io}]}");
    const inTree = "time() - max(cnpg_collector_last_available_backup_timestamp) > 9";
    expect(find(inTree, plugin)).toEqual([expect.stringContaining("a plugin's backups do not count there")]);
    expect(find(`${inTree} or barman_cloud_cloudnative_pg_io_last_available_backup_timestamp == 0`, plugin)).toEqual(
      [],
    );
    expect(find(inTree)).toEqual([]);
    expect(find(inTree, cluster("{plugins: [{name: other.example.org}]}"))).toEqual([]);
    expect(find("cnpg_backends_total > 0", cluster("{monitoring: {disableDefaultQueries: true}}"))).toHaveLength(1);
  });

  it("is content where one of several clusters has it", () => {
    const plugin = cluster("{plugins: [{name: barman-cloud.cloudnative-pg.io}]}").replace("name: a}", "name: b}");
    const inTree = cluster("{backup: {barmanObjectStore: {}}}");
    expect(find("barman_cloud_cloudnative_pg_io_first_recoverability_point == 0", plugin + inTree)).toEqual([]);
    expect(find("barman_cloud_cloudnative_pg_io_first_recoverability_point == 0", inTree)).toHaveLength(1);
  });

  it("knows the metrics of custom queries that are among the files", () => {
    const named = cluster("{monitoring: {customQueriesConfigMap: [{name: q, key: k}]}}");
    const queries = `apiVersion: v1
kind: ConfigMap
metadata: {name: q}
data:
  k: |
    orders: {query: x, metrics: [{open: {usage: GAUGE}}]}
---
`;
    expect(find("cnpg_orders_open > 0", named + queries)).toEqual([]);
    expect(find("cnpg_orders_opened > 0", named + queries)).toHaveLength(1);
    expect(findHelps(alertMetricExists, named + queries + rule("cnpg_orders_opened"))).toEqual([
      "did you mean `cnpg_orders_open`?",
    ]);
    // The webhook adds the operator's own, which live clusters show and files often copy.
    const live = named.replace("[{", "[{name: cnpg-default-monitoring, key: queries}, {");
    expect(find("cnpg_orders_opened > 0", live + queries)).toHaveLength(1);
    // What is not among the files may make any metric of this form, but not the exporters' own.
    expect(find("cnpg_orders_opened > 0", named)).toEqual([]);
    expect(find("cnpg_collector_upp > 0", named)).toHaveLength(1);
    expect(find("cnpg_orders_opened > 0", named + queries.replace("orders: {", "orders: ["))).toEqual([]);
    expect(find("cnpg_orders_opened > 0", cluster("{monitoring: {customQueriesSecret: [{name: s, key: k}]}}"))).toEqual(
      [],
    );
  });

  it("says nothing of names that may be custom where no Cluster, or other default queries, are there", () => {
    expect(find("cnpg_orders_open > 0", "")).toEqual([]);
    expect(find("cnpg_pgbouncer_config_max_client_conn > 0", "")).toHaveLength(1);
    const operator =
      "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: o}\ndata: {MONITORING_QUERIES_CONFIGMAP: mine}\n---\n";
    expect(find("cnpg_orders_open > 0", cluster() + operator)).toEqual([]);
  });

  it("leaves other exporters, recorded names and what it cannot read alone", () => {
    expect(find("node_nonsense > 0 and pg_up == 1 and cnpgx_y")).toEqual([]);
    const recorded = rule("sum(cnpg_collector_up)").replace("alert: A", "record: cnpg_all_up");
    expect(find("cnpg_all_up == 0", cluster() + recorded)).toEqual([]);
    expect(find("cnpg_nope{")).toEqual([]);
    expect(find("cnpg_nope > ${LIMIT}")).toEqual([]);
    expect(
      findFaults(alertMetricExists, cluster() + rule("cnpg_nope").replace("name: g", "name: g, type: vlogs")),
    ).toEqual([]);
  });

  it("leaves to a patch what it may change", () => {
    const patch = "apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a}\nspec: {monitoring: {}}\n";
    const text = cluster() + rule("cnpg_nope > 0");
    const judge = (patches: readonly Manifest[]) =>
      runRules(new Subject([...readManifests(text), ...patches], { ...OPTIONS, promql }), [alertMetricExists]);
    expect(judge([])).toHaveLength(1);
    expect(judge(readManifests(patch, "patch"))).toEqual([]);
  });

  it("judges what a catalog renders without the parser: every selector there has braces", () => {
    const own = "{monitoring: {customQueriesConfigMap: [{name: q, key: k}]}}";
    const judge = (expr: string, spec: string, isCatalog = true) => {
      const catalog = { monitoring: { logicalReplication: false } } as never;
      const options = isCatalog ? { ...OPTIONS, catalog } : OPTIONS;
      const subject = new Subject(readManifests(cluster(spec) + rule(expr, "VMRule")), options);
      return runRules(subject, [alertMetricExists]).map(({ fault }) => fault.message);
    };
    const expr = 'max(cnpg_nope{pod=~"a"}) > 0 or cnpg_role_connections_used{} > cnpg_collector_up{}';
    expect(judge(expr, own)).toEqual(["alert A: there is no metric `cnpg_nope`"]);
    expect(judge(expr, own.replace("k}]", "k}], customQueriesSecret: [{name: s, key: k}]"))).toEqual([]);
    expect(judge(expr, own, false)).toEqual([]);
  });
});
