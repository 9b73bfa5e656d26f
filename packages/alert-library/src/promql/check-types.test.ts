import { expect, it } from "vitest";
import { findRangeFault } from "./check-types.ts";
import { parseExpression } from "./parse-expression.ts";

const faultOf = (text: string) => {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(parsed.fault.message);
  return findRangeFault(parsed.expression)?.message;
};

it("finds functions without the range that they need", () => {
  expect(faultOf("sum(rate(a)) > 1")).toBe("`rate` needs a range, e.g. `[5m]`");
  expect(faultOf("max_over_time(a > 1)")).toBe("`max_over_time` needs a range, e.g. `[5m]`");
});

it("finds ranges where there may be none", () => {
  expect(faultOf("sum(a[5m])")).toBe("`sum` takes no range");
  expect(faultOf("a[5m] > 1")).toBe("`>` takes no range");
  expect(faultOf("abs(a[5m])")).toBe("`abs` takes no range");
  expect(faultOf("a[5m]")).toBe("a range alone is no value");
});

it("is silent about what Prometheus takes", () => {
  for (const text of ["rate(a[5m])", "rate(sum(a)[1h:5m])", "predict_linear(a[1h], 3600) < 0", "time() - a", "1"])
    expect(faultOf(text), text).toBeUndefined();
});
