import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { alertExpressionUnchecked } from "./alert-expression-unchecked.ts";

const find = (expr: string, kind = "VMRule", group = "operator.victoriametrics.com/v1beta1") =>
  findFaults(
    alertExpressionUnchecked,
    `apiVersion: ${group}\nkind: ${kind}\nmetadata: {name: r}\nspec: {groups: [{rules: [{record: x, expr: ${JSON.stringify(expr)}}]}]}\n`,
  );

describe("alert-expression-unchecked", () => {
  it("says that nobody has checked MetricsQL over CloudNativePG's metrics", () => {
    expect(find("count(cnpg_collector_up) default 0")).toEqual([
      "spec.groups[0].rules[0].expr: record x: not checked, as the expression is not PromQL: `default` cannot stand behind `count(cnpg_collector_up)`",
    ]);
    expect(find('cnpg_collector_up{pod=~"a\\.b"} == 0')).toEqual([expect.stringContaining("`\\.` is no escape")]);
    expect(find("rate(cnpg_collector_up[5m]) keep_metric_names")).toHaveLength(1);
  });

  it("says of both kinds that an expression is too long to be checked", () => {
    const long = Array(400).fill('cnpg_collector_up{pod="a",namespace="b"}').join(" or ");
    const wanted = [expect.stringContaining("record x: the expression is not checked: it is too long to be read here")];
    expect(find(long)).toEqual(wanted);
    expect(find(long, "PrometheusRule", "monitoring.coreos.com/v1")).toEqual(wanted);
  });

  it("is silent about PromQL, about functions that choose a range by themselves, and about other exporters", () => {
    expect(find("count(cnpg_collector_up) or vector(0)")).toEqual([]);
    expect(find("rate(cnpg_pg_stat_archiver_failed_count) > 0")).toEqual([]);
    expect(find("count(node_load1) default 0")).toEqual([]);
    expect(find("count(cnpg_collector_up) default 0", "PrometheusRule", "monitoring.coreos.com/v1")).toEqual([]);
  });
});
