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
    expect(find("rate(cnpg_collector_up[5m]) keep_metric_names")).toHaveLength(1);
  });

  it("is silent about PromQL, about functions that choose a range by themselves, and about other exporters", () => {
    expect(find("count(cnpg_collector_up) or vector(0)")).toEqual([]);
    expect(find("rate(cnpg_pg_stat_archiver_failed_count) > 0")).toEqual([]);
    expect(find("count(node_load1) default 0")).toEqual([]);
    expect(find("count(cnpg_collector_up) default 0", "PrometheusRule", "monitoring.coreos.com/v1")).toEqual([]);
  });
});
