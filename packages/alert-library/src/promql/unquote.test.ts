import { expect, it } from "vitest";
import { unquote } from "./unquote.ts";

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
