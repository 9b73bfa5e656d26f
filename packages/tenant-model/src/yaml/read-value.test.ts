import { describe, expect, it } from "vitest";
import { readValue } from "./read-value.ts";

async function read(text: string) {
  const result = await readValue(text, "f.yaml");
  return result.ok ? { value: result.value, problems: [] } : { problems: result.problems };
}

describe("YAML that cannot be read is explained where the mistake is, once", () => {
  it.each([
    ["an open double quote", 'a: "x\nb: 1\nc: 2\n', [1, 4], 'this " is never closed'],
    ["an open single quote", "a: 'x\nb: 1\n", [1, 4], "this ' is never closed"],
    ["an open list", "a: 0\nb: [1, 2\nc: 1\n", [2, 4], "this [ is never closed"],
    ["an open mapping", "a: {b: 1\nc: 1\n", [1, 4], "this { is never closed"],
    ["a placeholder in a flow mapping", "spec:\n  size: {a: ${X}, b: 1}\n", [2, 13], "must be quoted"],
    ["a placeholder as a key's whole value", "a: [x, ${X}]\n", [1, 8], "must be quoted"],
    ["a tab", "a:\n\tb: 1\n  c: 2\n", [2, 1], "a tab indents"],
    ["a second colon", "a: b: c\n", [1, 4], "second key"],
    ["a line without a colon", "a: 1\nb\nc: 2\n", [2, 1], "colon is missing"],
    ["an unknown tag", "a: !foo x\n", [1, 4], "tag !foo"],
    ["binary data", "a: !!binary aGk=\n", [1, 4], "tag !!binary"],
    ["an alias without an anchor", "a: 1\nb: *y\n", [2, 4], "*y names"],
    ["a value that holds itself", "a: &y [1, *y]\n", [1, 11], "itself"],
    ["a control character in a comment", "a: 1 # \u0007\n", [1, 8], "U+0007"],
    ["an escaped control character", 'a: "\\u0007"\n', [1, 4], "U+0007"],
    ["a lone carriage return", "a: 1\rb: 2\n", [1, 5], "U+000D"],
    ["a duplicate key", "a: 1\nb: 2\na: 3\n", [3, 1], "twice"],
    ["a prototype key", "a:\n  __proto__: 1\n", [2, 3], "__proto__"],
    ["a second document", "a: 1\n---\nb: 1\n", [2, 1], "second YAML document"],
    ["a merge conflict", "a: 1\n<<<<<<< HEAD\nb: 1\n", [2, 1], "merge-conflict"],
  ])("%s", async (_name, text, [line, column], message) => {
    const { problems } = await read(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ rule: "yaml", file: "f.yaml", line, column });
    expect(problems[0]?.message).toContain(message);
  });

  it("reads Windows line ends and core tags", async () => {
    expect(await read("a: !!str 1\r\nb: 2\r\n")).toEqual({ value: { a: "1", b: 2 }, problems: [] });
  });

  it("keeps a no-break space, which is text to YAML", async () => {
    expect(await read("a: b\u00a0\n")).toMatchObject({ value: { a: "b\u00a0" } });
  });
});

describe("YAML of any shape and size is answered in linear time", () => {
  it.each([
    ["nested lists in block style", `a:\n  ${"- ".repeat(20_000)}b\n`, "levels deep"],
    ["nested lists in flow style", `a: ${"[".repeat(10_000)}`, "levels deep"],
    ["nested mappings in flow style", `a: ${"{a: ".repeat(10_000)}`, "levels deep"],
    ["deepening lines", Array.from({ length: 2000 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n"), "levels deep"],
    ["30,000 duplicate keys", "a: 1\n".repeat(30_000), "twice"],
    ["30,000 duplicate keys in flow style", `x: {${"a: 1, ".repeat(30_000)}}`, "twice"],
    ["three million items", `a: [${"b, ".repeat(3_000_000)}]`, "signs up to here"],
    ["300,000 anchors", Array.from({ length: 300_000 }, (_, index) => `k${index}: &a${index} 1`).join("\n"), "anchors"],
    ["a million question marks", `a: [${"? ".repeat(1_000_000)}`, "anchors or"],
    ["millions of blank lines", `a: |\n${"\n".repeat(2_000_000)}`, "lines"],
    ["a thousand broken lines", "a: 'x' y\n".repeat(1000), "behind a value"],
  ])("%s", async (_name, text, message) => {
    const { problems } = await read(text);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.length).toBeLessThanOrEqual(101);
    expect(problems[0]?.message).toContain(message);
  });

  it("reads a flow mapping of 30,000 keys", async () => {
    const keys = Array.from({ length: 30_000 }, (_, index) => `k${index}: 1`);
    const { value } = await read(`x: {${keys.join(", ")}}\n`);
    expect(Object.keys((value as { x: object }).x)).toHaveLength(30_000);
  });

  it("counts the problems that it does not show", async () => {
    const { problems } = await read("a: 1\n".repeat(300));
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)).toMatchObject({ rule: "more-problems", line: 102 });
    expect(problems.at(-1)?.message).toContain("199 more problems");
  });
});
