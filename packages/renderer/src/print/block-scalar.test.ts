import { describe, expect, it } from "vitest";
import { isBlockScalar, printBlockScalar } from "./block-scalar.ts";

const line = "\n  ";

describe("a block scalar", () => {
  it.each([
    ["no break at the end is stripped", "a\nb", "|-\n  a\n  b"],
    ["one break at the end is the usual", "a\nb\n", "|\n  a\n  b"],
    ["more breaks at the end are kept", "a\n\n\n", "|+\n  a\n\n"],
    ["an empty line has no indentation", "a\n\nb\n", "|\n  a\n\n  b"],
    ["empty lines may come first", "\n\na\n", "|\n\n\n  a"],
    ["a first line with space states the indentation", "  a\nb\n", "|2\n    a\n  b"],
    ["so does the first line that is not empty", "\n a\nb", "|2-\n\n   a\n  b"],
    ["a comment or marker inside is text", "# a\n---\n- b: c\n", "|\n  # a\n  ---\n  - b: c"],
    ["a tab inside is text", "a\n\tb\n", "|\n  a\n  \tb"],
  ])("%s", (_, text, printed) => {
    expect(isBlockScalar(text)).toBe(true);
    expect(printBlockScalar(text, line)).toBe(printed);
  });

  it.each([
    ["one line", "a"],
    ["line breaks alone", "\n\n"],
    ["a line that ends in a space", "a \nb"],
    ["a last line that ends in a tab", "a\nb\t"],
    ["a line of spaces", "a\n  \nb"],
    ["a tab at the very start, which kustomize cannot read again", "\ta\nb"],
    ["a tab at the start of the first line that is not empty", "\n\ta"],
    ["a carriage return", "a\r\nb"],
    ["a control character", "a\n\u0000"],
    ["a byte order mark", "\ufeffa\nb"],
    ["another of Unicode's line breaks", "a\nb\u2028c"],
  ])("is not for %s", (_, text) => {
    expect(isBlockScalar(text)).toBe(false);
  });
});
