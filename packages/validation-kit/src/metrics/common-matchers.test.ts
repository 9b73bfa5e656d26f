import { buildRuleGroups, extractMetricNames } from "@tenantry/alert-library";
import { expect, it } from "vitest";
import { makeBusyCatalog } from "../test-check.ts";
import { listSelectedMetrics } from "./common-matchers.ts";

it("keeps what all selectors of a metric ask for, and leaves out patterns", () => {
  const expressions = [
    'up{namespace="db",pod=~"a|{b}\\"",cluster="x"} == 0 or max(load{namespace="db"}) > 1',
    'sum by (pod) (up{cluster="x", namespace="db", job!="y"})',
    'up{namespace="db"} > 0 and size{tenant=~"a|b", namespace="db"}',
  ];
  expect(listSelectedMetrics(expressions)).toEqual([
    { name: "up", matchers: ['namespace="db"'] },
    { name: "load", matchers: ['namespace="db"'] },
    { name: "size", matchers: ['namespace="db"'] },
  ]);
});

it("finds every metric of the catalog's alerts", () => {
  const expressions = buildRuleGroups(makeBusyCatalog()).flatMap(({ rules }) => rules.map(({ expr }) => expr));
  const names = new Set(expressions.flatMap((expression) => [...extractMetricNames(expression)]));
  expect(new Set(listSelectedMetrics(expressions).map(({ name }) => name))).toEqual(names);
});
