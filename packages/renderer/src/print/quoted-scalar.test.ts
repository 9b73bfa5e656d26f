import { describe, expect, it } from "vitest";
import { isVisible, quoteScalar } from "./quoted-scalar.ts";

describe("a quoted scalar", () => {
  it.each([
    ['say "hi"', '"say \\"hi\\""'],
    ["back\\slash", '"back\\\\slash"'],
    ["a\nb\tc\r", '"a\\nb\\tc\\r"'],
    ["\u0000\u001b", '"\\u0000\\u001b"'],
    ["Grüße 😀", '"Grüße 😀"'],
  ])("writes %j as JSON does", (text, printed) => {
    expect(quoteScalar(text)).toBe(printed);
  });

  it.each([
    "\u007f",
    "\u0080",
    "\u0085",
    "\u00a0",
    "\u200b",
    "\u2028",
    "\u2029",
    "\u202e",
    "\u2066",
    "\ufeff",
    "\ufffe",
    "\uffff",
  ])("escapes %j, which JSON leaves as it is", (character) => {
    const code = character.charCodeAt(0).toString(16).padStart(4, "0");
    expect(quoteScalar(`a${character}b${character}`)).toBe(`"a\\u${code}b\\u${code}"`);
    expect(isVisible(`a${character}`)).toBe(false);
  });

  it("refuses half of a surrogate pair, which no file in UTF-8 can hold", () => {
    expect(() => quoteScalar("a\ud83d")).toThrow(/cannot print "a\\ud83d": expected Unicode text/);
    expect(isVisible("a\ud83d")).toBe(false);
  });

  it("counts tabs, line feeds and whole emoji as visible, carriage returns and escapes not", () => {
    expect(["a\tb\n", "Grüße\n😀"].every(isVisible)).toBe(true);
    expect(["a\r\n", "é\r", "\u001b[0m"].some(isVisible)).toBe(false);
  });
});
