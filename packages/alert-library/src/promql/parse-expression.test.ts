import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Expression } from "./expression.ts";
import { listSelectors } from "./list-selectors.ts";
import { parseExpression } from "./parse-expression.ts";

const read = (text: string): Expression => {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(parsed.fault.message);
  return parsed.expression;
};
const faultOf = (text: string) => {
  const parsed = parseExpression(text);
  return parsed.ok ? undefined : { at: text.slice(parsed.fault.from, parsed.fault.to), ...parsed.fault };
};

describe("parseExpression", () => {
  it("reads selectors with their metric, matchers and places", () => {
    const text = 'rate(a{b="c\\"d",e!~\'f|g\'}[5m] offset 1h) > 3';
    const [selector] = listSelectors(read(text));
    expect(selector).toMatchObject({
      metric: { name: "a" },
      matchers: [
        { label: { name: "b" }, operator: "=", value: 'c"d' },
        { label: { name: "e" }, operator: "!~", value: "f|g" },
      ],
    });
    expect(text.slice(selector?.matchers[1]?.from, selector?.matchers[1]?.to)).toBe("e!~'f|g'");
  });

  it("reads a metric that stands among the matchers", () => {
    expect(read('{__name__="a",b="c"}')).toMatchObject({ metric: { name: "a" }, matchers: [{ label: { name: "b" } }] });
    expect(read('{"a", "b.c"="d"}')).toMatchObject({ metric: { name: "a" }, matchers: [{ label: { name: "b.c" } }] });
    expect(listSelectors(read('{__name__=~"a.*"}'))[0]?.metric).toBeUndefined();
  });

  it("reads aggregations whichever way round they stand", () => {
    const wanted = { operator: "sum", grouping: { mode: "without", labels: [{ name: "a" }, { name: "b" }] } };
    expect(read("sum without (a, b) (x)")).toMatchObject(wanted);
    expect(read("sum(x) without (a, b,)")).toMatchObject(wanted);
    expect(read("topk(3, x)")).toMatchObject({
      grouping: { mode: "by", labels: [] },
      parameter: { kind: "literal" },
      operand: { kind: "selector" },
    });
  });

  it("reads operators with what says how their sides belong together", () => {
    expect(read("a / on (x) group_left (y) b")).toMatchObject({
      operator: "/",
      matching: { mode: "on", labels: [{ name: "x" }] },
      group: { many: "left", labels: [{ name: "y" }] },
    });
    expect(read("a unless ignoring (x) b")).toMatchObject({ operator: "unless", matching: { mode: "ignoring" } });
    expect(read("a > # why\n bool 1")).toMatchObject({ operator: ">" });
    expect(read("a + b * c")).toMatchObject({ operator: "+", right: { operator: "*" } });
  });

  it("has a range on its own operand, where the grammar has it on the whole sum", () => {
    expect(read("a - b[5m:1m]")).toMatchObject({
      kind: "binary",
      left: { kind: "selector" },
      right: { kind: "range" },
    });
    expect(read("(a - b)[5m:1m]")).toMatchObject({ kind: "range", operand: { kind: "binary" } });
    expect(read("a - b offset 5m")).toMatchObject({ kind: "binary", right: { kind: "selector" } });
  });

  it("reads numbers that end in a dot, and comments anywhere", () => {
    expect(read("# first\n a > 5. # last")).toMatchObject({ operator: ">", right: { kind: "literal" } });
    expect(listSelectors(read('a{b="1."}'))[0]?.matchers[0]?.value).toBe("1.");
  });

  it("says where it stops understanding, and why", () => {
    expect(faultOf('count(x{a="b") == 0')).toMatchObject({
      from: 13,
      message: '`)` cannot stand behind `count(x{a="b"`',
    });
    expect(faultOf("x +")?.message).toBe("it ends after `x +`, where more has to follow");
    expect(faultOf("a default 0")).toMatchObject({ at: "default", message: "`default` cannot stand behind `a`" });
    expect(faultOf('a{b="c}')).toMatchObject({ at: '"c}', message: "a text has no end" });
    expect(faultOf(" ")?.message).toBe("it is empty");
    expect(faultOf("# only a comment")?.message).toBeDefined();
  });

  it("never throws, and points into the text", () => {
    const word = fc.constantFrom(
      ..."a b sum by on ( ) { } [ ] , = =~ 5m \" ' ` + - # \n rate or offset @ : é😀".split(" "),
    );
    const texts = fc.oneof(
      fc.string(),
      fc.array(word, { maxLength: 12 }).map((words) => words.join(" ")),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const parsed = parseExpression(text);
        if (parsed.ok) return;
        const { from, to, message } = parsed.fault;
        expect(from).toBeGreaterThanOrEqual(0);
        expect(from).toBeLessThanOrEqual(to);
        expect(to).toBeLessThanOrEqual(text.length);
        expect(message).not.toBe("");
      }),
      { numRuns: 500 },
    );
  });
});
