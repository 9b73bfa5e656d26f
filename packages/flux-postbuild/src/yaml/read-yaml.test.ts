import { describe, expect, test } from "vitest";
import type { Json } from "../json.ts";
import { readValueVectors } from "../test-data.ts";
import { readYaml } from "./read-yaml.ts";

function read(text: string): Json | { error: string } {
  const result = readYaml(text);
  return result.ok ? result.value : { error: result.message };
}

/** Where Go prints its own types, ours has plainer words. */
const ownWords = /map key|cannot decode/;

describe("a value behind `a: ` is read as Go read it", () => {
  test.each(readValueVectors())("$value", ({ value, json, error }) => {
    const result = readYaml(`a: ${value}\n`);
    expect(result.ok).toBe(error === undefined);
    if (result.ok) expect(result.value).toEqual(json);
    else if (!ownWords.test(error ?? "")) expect(result.message).toBe(error);
  });
});

// Each expectation was recorded from sigs.k8s.io/yaml v1.6.0.
test.each<[string, string, unknown]>([
  ["the last of equal keys wins", "a: 1\na: 2\n", { a: 2 }],
  ["keys become strings", "1: a\n2.50: b\nyes: c\n", { "1": "a", "2.5": "b", true: "c" }],
  ["a null key is an error", "~: a\n", { error: expect.stringContaining("unsupported map key") }],
  ["merge keys merge", "b: &b {x: 1, z: 2}\na:\n  <<: *b\n  z: 3\n", { b: { x: 1, z: 2 }, a: { x: 1, z: 3 } }],
  [
    "an earlier map of a merged list wins",
    "a: &a {x: 1}\nb: &b {x: 2}\nc: {<<: [*a, *b]}\n",
    { a: { x: 1 }, b: { x: 2 }, c: { x: 1 } },
  ],
  ["a merge of no map is an error", "<<: 1\n", { error: expect.stringContaining("map merge requires") }],
  ["an alias inside its anchor is an error", "a: &a\n- *a\n", { error: "yaml: anchor 'a' value contains itself" }],
  ["an unknown alias is an error", "a: *b\n", { error: "yaml: unknown anchor 'b' referenced" }],
  ["plain lines fold", "a: b\n  c\n\n  d\n", { a: "b c\nd" }],
  ["a literal keeps its lines", "a: |-\n  b\n   c\n", { a: "b\n c" }],
  ["a folded block folds", "a: >\n  b\n  c\n\n  d\n", { a: "b c\nd\n" }],
  ["an escaped line break joins", 'a: "b\\\n  c"\n', { a: "bc" }],
  ["a sequence may stand in its key's column", "a:\n- b\n- - c\n", { a: ["b", ["c"]] }],
  ["flow collections nest", "a: [b, {c: d}, [e: f]]\n", { a: ["b", { c: "d" }, [{ e: "f" }]] }],
  ["a colon in a value is an error", "a: b: c\n", { error: "yaml: mapping values are not allowed in this context" }],
  ["only the first document counts", "a: 1\n---\nb: [\n", { a: 1 }],
  ["a tab cannot indent", "a:\n\t- b\n", { error: "yaml: line 2: found character that cannot start any token" }],
  ["infinity is no JSON", "a: .inf\n", { error: "json: unsupported value: +Inf" }],
  ["control characters are refused", "a: \u0007\n", { error: "yaml: control characters are not allowed" }],
  ["nothing is null", "", null],
])("%s", (_title, text, value) => {
  expect(read(text)).toEqual(value);
});

test("__proto__ is a key like any other", () => {
  const value = read("__proto__: {a: 1}\n");
  expect(Object.keys(value as object)).toEqual(["__proto__"]);
});

test("a bomb of aliases is refused", () => {
  const lines = ["a: &a [x,x,x,x,x,x,x,x,x]"];
  for (const [name, from] of ["ba", "cb", "dc", "ed", "fe"]) {
    lines.push(`${name}: &${name} [${Array(9).fill(`*${from}`).join(",")}]`);
  }
  expect(read(`${lines.join("\n")}\n`)).toEqual({ error: "yaml: document contains excessive aliasing" });
});
