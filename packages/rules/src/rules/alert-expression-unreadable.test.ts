import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { alertExpressionUnreadable } from "./alert-expression-unreadable.ts";

const find = (expr: string, kind = "PrometheusRule", group = "monitoring.coreos.com/v1") =>
  findFaults(
    alertExpressionUnreadable,
    `apiVersion: ${group}\nkind: ${kind}\nmetadata: {name: r}\nspec: {groups: [{rules: [{alert: A, expr: ${JSON.stringify(expr)}}]}]}\n`,
  );

describe("alert-expression-unreadable", () => {
  it("says where the expression stops making sense", () => {
    expect(find('count(cnpg_collector_up{cluster="a") == 0')).toEqual([
      'spec.groups[0].rules[0].expr: alert A: Prometheus cannot read the expression (character 36): `)` cannot stand behind `…(cnpg_collector_up{cluster="a"`',
    ]);
    expect(find("cnpg_collector_up\n  == == 0")).toEqual([expect.stringContaining("(line 2, character 6)")]);
    expect(find("cnpg_collector_up >\n")).toEqual([expect.stringContaining("where more has to follow")]);
  });

  it("finds a function without its range", () => {
    expect(find("rate(cnpg_pg_stat_archiver_failed_count) > 0")).toEqual([
      expect.stringContaining("`rate` needs a range, e.g. `[5m]`"),
    ]);
  });

  it("leaves other languages and other exporters alone", () => {
    expect(find('sum(rate({app="x"} |= "error" [5m])) > 0')).toEqual([]);
    expect(find("rate(node_load1) > (")).toEqual([]);
    expect(find("rate(cnpg_x) default 0", "VMRule", "operator.victoriametrics.com/v1beta1")).toEqual([]);
    expect(find("cnpg_collector_up > ${LIMIT}")).toEqual([]);
  });

  it("is silent about what Prometheus reads", () => {
    expect(find("# why\nmax_over_time(cnpg_collector_up[5m:1m] offset -1h) >= bool 1e3 or vector(0)")).toEqual([]);
  });
});
