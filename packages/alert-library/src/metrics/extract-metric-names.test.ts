import { expect, it } from "vitest";
import { extractMetricNames } from "./extract-metric-names.ts";

it("finds each name before a brace once", () => {
  const expression = 'sum by (pod) (cnpg_a{x="1"}) / max(cnpg_b:c{}) > 0.8 or cnpg_a{x="2"}';
  expect([...extractMetricNames(expression)]).toEqual(["cnpg_a", "cnpg_b:c"]);
});

it("takes no name from a selector without one", () => {
  expect([...extractMetricNames('{__name__="cnpg_a"} or ({x="1"})')]).toEqual([]);
});
