import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { findRangeFault } from "../src/promql/check-types.ts";
import { parseExpression } from "../src/promql/parse-expression.ts";
import { runPromtool } from "./run-promtool.ts";

const EXPRESSIONS = [
  'sum by (pod) (rate(cnpg_pg_stat_database_deadlocks{namespace="a",pod=~"b-[0-9]+"}[5m])) > 0.1',
  "max_over_time((time() - cnpg_x)[1h:5m] offset -1w2d) and on () b @ 1609746000",
  "a / on (x, y) group_left (z) b or -c ^ 2 % 3 unless ignoring () d != bool 1e3",
  "topk(3, a) < 5 and absent(b{c='d\\'e'}) or vector(0x1f) >= +Inf # comment\n",
  'label_replace(a, "b", "$1-`", "c", "(.*)\\\\.d") == quantile without (x,) (.5, a)',
  "count_values(`v`, {__name__=~'a.*', b!~\"c\"} offset 5m) * (1 - (2 + NaN))",
  "histogram_quantile(0.9, sum(rate(a_bucket[5m])) by (le)) and day_of_week() > 1 atan2 b",
  "a > 5. and b{c=~'1.*'} < 2.5",
  "stddev(sum) + min(max) / avg(x) - count(rate)",
];

const folder = mkdtempSync(join(tmpdir(), "promtool-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Which of the expressions promtool refuses. */
function refuse(expressions: readonly string[]): ReadonlySet<string> {
  const rules = expressions.map((expr, index) => ({ alert: `A${index}`, expr }));
  writeFileSync(join(folder, "rules.yaml"), stringify({ groups: [{ name: "g", rules }] }));
  const { output } = runPromtool(["check", "rules", "rules.yaml"], folder);
  const refused = [...output.matchAll(/rule \d+, "A(\d+)"/g)].map(([, index]) => expressions[Number(index)] ?? "");
  return new Set(refused);
}

/** Expressions with something left out, doubled, or put where it does not belong. */
const spoilt = fc
  .tuple(
    fc.constantFrom(...EXPRESSIONS),
    fc.nat(),
    fc.nat(3),
    fc.constantFrom(
      "",
      "",
      "(",
      ")",
      "{",
      "}",
      "[",
      "]",
      '"',
      "'",
      "\\",
      ",",
      "by",
      "on",
      "5m",
      "-",
      "x",
      "rate",
      " or ",
      "=",
    ),
  )
  .map(([text, at, length, put]) => {
    const start = at % text.length;
    return text.slice(0, start) + put + text.slice(start + length);
  });

describe("expressions", () => {
  it("are all read that Prometheus takes", () => {
    expect([...refuse(EXPRESSIONS)]).toEqual([]);
    const faults = EXPRESSIONS.flatMap((text) => {
      const parsed = parseExpression(text);
      return parsed.ok ? (findRangeFault(parsed.expression) ?? []) : [{ text, ...parsed.fault }];
    });
    expect(faults).toEqual([]);
  });

  it("are called unreadable only where Prometheus refuses them", () => {
    const expressions = [...new Set(fc.sample(spoilt, { numRuns: 1500, seed: 11 }))].filter(
      (text) => text.trim() !== "",
    );
    const refused = refuse(expressions);
    const wrong = expressions.filter((text) => {
      const parsed = parseExpression(text);
      const fault = parsed.ok ? findRangeFault(parsed.expression) : parsed.fault;
      return fault !== undefined && !refused.has(text);
    });
    expect(refused.size).toBeGreaterThan(300);
    expect(wrong).toEqual([]);
  });
});
