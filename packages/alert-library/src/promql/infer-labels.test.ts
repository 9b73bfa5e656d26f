import { describe, expect, it } from "vitest";
import { inferLabels } from "./infer-labels.ts";
import { ANY_LABELS, LabelSet } from "./label-set.ts";
import { parseExpression } from "./parse-expression.ts";

const KNOWN: Readonly<Record<string, LabelSet>> = {
  a: new LabelSet([
    ["x", "always"],
    ["y", "always"],
  ]),
  b: new LabelSet([
    ["x", "always"],
    ["z", "listed"],
  ]),
};

/** Labels of the result as `name:presence`, with `…` where others are possible; then what was asked for and is not there. */
function infer(text: string): string {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(parsed.fault.message);
  const faults: string[] = [];
  const labels = inferLabels(parsed.expression, {
    seriesOf: ({ metric }) => KNOWN[metric?.name ?? ""] ?? ANY_LABELS,
    onUse: ({ name }, use, of) => {
      if (of.presence(name) === "never") faults.push(`${use} ${name}`);
    },
    onMismatch: (_, { onlyLeft, onlyRight }) => faults.push(`only left ${onlyLeft} only right ${onlyRight}`),
  });
  const named = [...(labels?.named ?? [])].filter(([, presence]) => presence !== "never").sort();
  const parts = [...named.map((pair) => pair.join(":")), ...(labels?.others === "unknown" ? ["…"] : [])];
  return [labels === undefined ? "number" : parts.join(" "), ...faults].join("; ");
}

describe("inferLabels", () => {
  it("keeps the labels of a selector, and makes sure of those that it asks for", () => {
    expect(infer("a")).toBe("x:always y:always");
    expect(infer("unknown")).toBe("…");
    expect(infer('b{z="1"}')).toBe("x:always z:always");
    expect(infer('b{z=~"1|2"}')).toBe("x:always z:always");
    expect(infer('b{z!="1"}')).toBe("x:always z:listed");
  });

  it("follows aggregations", () => {
    expect(infer("sum(a)")).toBe("");
    expect(infer("sum by (y, q) (a)")).toBe("y:always; by q");
    expect(infer("sum without (y, q) (a)")).toBe("x:always");
    expect(infer("topk by (x) (3, a)")).toBe("x:always y:always");
    expect(infer('count_values by (x) ("v", a)')).toBe("v:always x:always");
    expect(infer("max by (q) (unknown)")).toBe("q:unknown");
    expect(infer("max without (q) (unknown)")).toBe("…");
  });

  it("follows functions", () => {
    expect(infer("rate(a[5m])")).toBe("x:always y:always");
    expect(infer("max_over_time(sum by (x) (a)[1h:5m])")).toBe("x:always");
    expect(infer("quantile_over_time(0.5, a[5m])")).toBe("x:always y:always");
    expect(infer("time() - 5")).toBe("number");
    expect(infer("scalar(a)")).toBe("number");
    expect(infer("vector(1)")).toBe("");
    expect(infer("hour()")).toBe("");
    expect(infer("clamp_max(a, 5)")).toBe("x:always y:always");
    expect(infer("info(a)")).toBe("…");
    expect(infer('histogram_quantile(0.9, sum by (le, x) (a{le=~".+"}))')).toBe("x:always");
  });

  it("follows labels that are written", () => {
    expect(infer('label_replace(a, "t", "$1", "x", "(.*)")')).toBe("t:listed x:always y:always");
    expect(infer('label_replace(a, "x", "k", "", "")')).toBe("x:always y:always");
    expect(infer('label_replace(a, "x", "", "", "")')).toBe("x:some y:always");
    expect(infer('label_replace(a, "t", "$1", "q", "(.+)")')).toBe("t:listed x:always y:always; label_replace q");
    expect(infer('label_join(a, "t", "-", "x", "q")')).toBe("t:listed x:always y:always; label_join q");
  });

  it("makes labels of an absence from what is asked for by name", () => {
    expect(infer('absent(a{x="1",y=~".+",z!="2",w=""})')).toBe("x:always");
    expect(infer('absent_over_time(a{x="1",x="2",y="3"}[5m])')).toBe("y:always");
    expect(infer("absent(sum(a))")).toBe("");
  });

  it("follows operators", () => {
    expect(infer("a > 5")).toBe("x:always y:always");
    expect(infer("1 - a")).toBe("x:always y:always");
    expect(infer("a / on (x) b")).toBe("x:always");
    expect(infer("a / ignoring (y) b")).toBe("x:always");
    expect(infer("a * on (x) group_left (z) b")).toBe("x:always y:always z:listed");
    expect(infer("b * on (x) group_right (w) a")).toBe("x:always y:always; group_right w");
    expect(infer("a and on (x) b")).toBe("x:always y:always");
    expect(infer("a unless on (q) b")).toBe("x:always y:always; on q");
  });

  it("knows which labels only one side of an `or` has", () => {
    expect(infer("a or b")).toBe("x:always y:some z:some");
    expect(infer("sum by (x) (a) or vector(0)")).toBe("x:some");
    expect(infer("a or unknown")).toBe("x:unknown y:unknown …");
  });

  it("finds operands of which no pair can match", () => {
    expect(infer("a / b")).toContain("only left y");
    expect(infer("sum(a) > a")).toContain("only right x,y");
    expect(infer("a / ignoring (y) b")).not.toContain("only");
    expect(infer("a or b")).not.toContain("only");
    expect(infer("a / unknown")).toBe("x:always y:always");
  });
});
