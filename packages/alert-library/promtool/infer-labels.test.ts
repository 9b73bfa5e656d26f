import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { inferLabels } from "../src/promql/infer-labels.ts";
import { ANY_LABELS, LabelSet, NO_LABELS } from "../src/promql/label-set.ts";
import { parseExpression } from "../src/promql/parse-expression.ts";
import { runPromtool } from "./run-promtool.ts";

/** Label names of the series of each metric; `c` has an empty one. */
const SERIES: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>> = {
  a: [
    { x: "1", y: "1" },
    { x: "1", y: "2" },
    { x: "2", y: "1" },
  ],
  b: [
    { x: "1", z: "1" },
    { x: "2", z: "2" },
  ],
  c: [
    { x: "1", y: "1", w: "1" },
    { x: "2", y: "2" },
  ],
  d: [{}],
};
const LISTED: Readonly<Record<string, LabelSet>> = {
  a: new LabelSet([
    ["x", "always"],
    ["y", "always"],
  ]),
  b: new LabelSet([
    ["x", "always"],
    ["z", "always"],
  ]),
  c: new LabelSet([
    ["x", "always"],
    ["y", "always"],
    ["w", "listed"],
  ]),
  d: NO_LABELS,
};

const folder = mkdtempSync(join(tmpdir(), "promtool-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The label names that Prometheus' results have, one set for each series; none for what it refuses to evaluate. */
function evaluate(expressions: readonly string[]): readonly (readonly ReadonlySet<string>[])[] {
  let rules = expressions.map((expr, index) => ({ alert: `A${index}`, expr }));
  for (;;) {
    const output = runRules(rules);
    // One that is refused, e.g. as it pairs many with many, keeps promtool from saying anything of the others.
    const refused = new Set([...output.matchAll(/(?:rule \d+, "|rule: )(A\d+)\b/g)].map(([, alert]) => alert));
    if (refused.size === 0) return readResults(output, expressions.length);
    rules = rules.filter(({ alert }) => !refused.has(alert));
  }
}

function runRules(rules: readonly { readonly alert: string; readonly expr: string }[]): string {
  const input = Object.entries(SERIES).flatMap(([name, series]) =>
    series.map((labels) => ({
      series: `${name}${JSON.stringify(labels).replace(/"(\w+)":/g, "$1=")}`,
      values: "3+1x9",
    })),
  );
  const cases = rules.map(({ alert }) => ({ eval_time: "5m", alertname: alert, exp_alerts: [] }));
  writeFileSync(join(folder, "rules.yaml"), stringify({ groups: [{ name: "g", rules }] }));
  writeFileSync(
    join(folder, "cases.yaml"),
    stringify({ rule_files: ["rules.yaml"], tests: [{ interval: "1m", input_series: input, alert_rule_test: cases }] }),
  );
  return runPromtool(["test", "rules", "cases.yaml"], folder).output;
}

/** promtool names what it got as it expects nothing. */
function readResults(output: string, count: number): readonly (readonly ReadonlySet<string>[])[] {
  const found: ReadonlySet<string>[][] = Array.from({ length: count }, () => []);
  for (const [, text = ""] of output.matchAll(/Labels:\{(.*)\}/g)) {
    const pairs = [...text.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, name = "", value = ""]) => [name, value]);
    const alert = Object.fromEntries(pairs)["alertname"];
    const names = pairs.flatMap(([name = ""]) => (name === "alertname" ? [] : [name]));
    found[Number(alert?.slice(1))]?.push(new Set(names));
  }
  return found;
}

interface Inferred {
  readonly labels: LabelSet;
  /** Whether the outermost operator was found to pair nothing. */
  readonly mismatch: boolean;
}

function infer(text: string): Inferred {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.fault.message}`);
  let mismatch = false;
  const labels = inferLabels(parsed.expression, {
    seriesOf: ({ metric }) => LISTED[metric?.name ?? ""] ?? ANY_LABELS,
    onMismatch: (binary) => {
      mismatch ||= binary === parsed.expression;
    },
  });
  return { labels: labels ?? NO_LABELS, mismatch };
}

const label = fc.constantFrom("x", "y", "z", "w");
const labels = fc.uniqueArray(label, { maxLength: 3 }).map((names) => `(${names.join(", ")})`);
const leaf = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom("a", "b", "c", "d", 'a{x="1"}', 'c{w!=""}', 'c{w=""}', "b offset 1m", "vector(1)"),
  },
  { weight: 1, arbitrary: fc.constantFrom("rate(a[5m])", "max_over_time(c[3m])", "max_over_time((b)[3m:1m])") },
  { weight: 1, arbitrary: fc.constantFrom('absent(a{x="9",y=~".+"})', "absent_over_time(d[1m] offset 9h)") },
);
const vector: fc.Arbitrary<string> = fc.letrec<{ vector: string }>((tie) => ({
  vector: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc
      .tuple(fc.constantFrom("sum", "max", "count"), fc.constantFrom("by", "without"), labels, tie("vector"))
      .map(([operator, mode, names, operand]) => `${operator} ${mode} ${names} (${operand})`),
    fc.tuple(fc.constantFrom("sum", "min"), tie("vector")).map(([operator, operand]) => `${operator}(${operand})`),
    fc
      .tuple(fc.constantFrom("topk", "bottomk"), tie("vector"))
      .map(([operator, operand]) => `${operator}(2, ${operand})`),
    fc.tuple(label, tie("vector")).map(([name, operand]) => `count_values by (x) ("${name}", ${operand})`),
    fc
      .tuple(label, label, fc.constantFrom("$1", "k", ""), tie("vector"))
      .map(([to, from, value, operand]) => `label_replace(${operand}, "${to}", "${value}", "${from}", "(.*)")`),
    fc.tuple(label, tie("vector")).map(([to, operand]) => `label_join(${operand}, "${to}", "-", "x", "y")`),
    fc
      .tuple(fc.constantFrom("abs", "sort", "-", "timestamp"), tie("vector"))
      .map(([name, operand]) => `${name}(${operand})`),
    fc
      .tuple(fc.constantFrom("or", "and", "unless"), fc.option(labels), tie("vector"), tie("vector"))
      .map(
        ([operator, names, left, right]) => `(${left}) ${operator} ${names === null ? "" : `on ${names}`} (${right})`,
      ),
    fc
      .tuple(
        fc.constantFrom("+", "/", ">", "== bool"),
        fc.constantFrom("", "on", "ignoring"),
        labels,
        tie("vector"),
        tie("vector"),
      )
      .map(
        ([operator, mode, names, left, right]) =>
          `(${left}) ${operator} ${mode === "" ? "" : `${mode} ${names}`} (${right})`,
      ),
    fc
      .tuple(
        fc.constantFrom("on", "ignoring"),
        labels,
        fc.constantFrom("left", "right"),
        fc.option(label),
        tie("vector"),
        tie("vector"),
      )
      .map(
        ([mode, names, side, extra, left, right]) =>
          `(${left}) * ${mode} ${names} group_${side} (${extra ?? ""}) (${right})`,
      ),
    fc
      .tuple(tie("vector"), fc.constantFrom("> 0", "* 2", "!= bool 1"))
      .map(([operand, rest]) => `(${operand}) ${rest}`),
  ),
})).vector;

describe("inferred labels", () => {
  it("are those of Prometheus' results, whatever the expression", () => {
    const expressions = fc.sample(vector, { numRuns: 800, seed: 5 }).filter((text) => text.length < 400);
    const results = evaluate(expressions);
    const wrong: string[] = [];
    let seen = 0;
    for (const [index, text] of expressions.entries()) {
      const { labels: inferred, mismatch } = infer(text);
      for (const names of results[index] ?? []) {
        seen += 1;
        const surplus = [...names].filter((name) => inferred.presence(name) === "never");
        const lacking = [...inferred.named].filter(([name, presence]) => presence === "always" && !names.has(name));
        if (surplus.length + lacking.length > 0) wrong.push(`${text}: ${[...names]} but ${[...inferred.named]}`);
        if (mismatch && !/\bunless\b/.test(text)) wrong.push(`${text}: has results in spite of a mismatch`);
      }
    }
    expect(seen).toBeGreaterThan(300);
    expect(wrong).toEqual([]);
  });
});
