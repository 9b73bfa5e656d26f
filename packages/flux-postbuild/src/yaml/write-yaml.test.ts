import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Json, JsonObject } from "../json.ts";
import { objectOf, quietText } from "../test-arbitraries.ts";
import { readObjectVectors } from "../test-data.ts";
import { readYaml } from "./read-yaml.ts";
import { writeYaml } from "./write-yaml.ts";

describe("objects are written as Go wrote them", () => {
  const written = readObjectVectors().cases.filter((recorded) => recorded.text !== undefined);
  test.each(written)("$object.data", ({ object, text }) => {
    expect(writeYaml(object)).toEqual({ ok: true, text });
  });
});

test("whatever is written is read back the same", () => {
  fc.assert(
    fc.property(objectOf(quietText), (object) => {
      const written = writeYaml(object);
      expect(written.ok && readYaml(written.text)).toEqual({ ok: true, value: object });
    }),
    { numRuns: 1500 },
  );
});

test("a next-line character folds into a space, as Go's own JSON step does not escape it", () => {
  expect(writeYaml({ a: "x \u0085 y" })).toEqual({ ok: true, text: "a: x y\n" });
});

test("a byte order mark at the start makes Go escape the whole string", () => {
  expect(writeYaml({ a: "\ufeff${N}" })).toEqual({ ok: true, text: 'a: "\\uFEFF\\x24\\x7B\\x4E\\x7D"\n' });
});

test.each<[string, JsonObject]>([
  ["a delete character", { a: "\u007f" }],
  ["a C1 control character in a key", { "a\u0080": 1 }],
  ["a key of more than 1024 characters", { ["k".repeat(1024)]: 1 }],
])("%s cannot be written", (_title, object) => {
  expect(writeYaml(object).ok).toBe(false);
});

test.each<[Json, string]>([
  ["", '""'],
  ["yes", '"yes"'],
  ["12:30:45", '"12:30:45"'],
  ["a: b", "'a: b'"],
  ["it's", "it's"],
  ["- a", "'- a'"],
  ["*a", "'*a'"],
  ["a\nb\n", "|\n  a\n  b"],
  [" a\nb", "|2-\n   a\n  b"],
  ["a\tb", '"a\\tb"'],
  [[], "[]"],
  [{}, "{}"],
  [1e21, "1e+21"],
])("%j is written as %s", (value, text) => {
  expect(writeYaml({ a: value })).toEqual({ ok: true, text: `a: ${text}\n` });
});

test.each([
  ["plain text whose line reaches column 80", `${"w".repeat(77)} b`, `${"w".repeat(77)} b`],
  ["plain text whose line passes column 80", `${"w".repeat(78)} b`, `${"w".repeat(78)}\n  b`],
  ["single-quoted text", `# ${"w".repeat(75)} b`, `'# ${"w".repeat(75)}\n  b'`],
  ["double-quoted text", `\t${"w".repeat(75)} b`, `"\\t${"w".repeat(75)}\n  b"`],
  ["double-quoted text before two spaces", `\t${"w".repeat(75)}  b`, `"\\t${"w".repeat(75)}\n  \\ b"`],
  ["plain text before two spaces", `${"w".repeat(78)}  b c`, `${"w".repeat(78)}  b\n  c`],
])("%s folds as Go folds it", (_title, value, text) => {
  expect(writeYaml({ a: value })).toEqual({ ok: true, text: `a: ${text}\n` });
});
