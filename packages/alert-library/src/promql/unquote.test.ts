import { expect, it } from "vitest";
import { readQuoted, unquote } from "./unquote.ts";

it("takes quotes and escapes away", () => {
  expect(unquote('"a\\"b\\\\c\\n"')).toBe('a"b\\c\n');
  expect(unquote("'a\"b\\''")).toBe("a\"b'");
  expect(unquote("`a\\n`")).toBe("a\\n");
  expect(unquote('"\\x41\\101\\u00e9\\U0001F600"')).toBe("AAé😀");
  expect(unquote('""')).toBe("");
});

it("knows what has no end", () => {
  for (const text of ['"', '"a', '"a\\"', "'a\"", "`a", "a", ""]) expect(unquote(text), text).toBeUndefined();
});

it("knows which escapes PromQL does not know", () => {
  for (const [literal, escape] of [
    ['"a-\\d+"', "\\d"],
    ["'a\\.b'", "\\."],
    ['"it\\\'s"', "\\'"],
    ['"\\U00FFFFFF"', "\\U00FFFFFF"],
    ['"\\ud800"', "\\ud800"],
    ['"\\400"', "\\400"],
    ['"\\xg0"', "\\x"],
    ['"\\😀"', "\\😀"],
  ] as const) {
    expect(readQuoted(literal), literal).toEqual({ ok: false, escape });
  }
  expect(unquote("`\\d`")).toBe("\\d");
});

it("reads a text of megabytes", () => {
  expect(unquote(`"${"a\\n".repeat(2_000_000)}"`)).toHaveLength(4_000_000);
});
