import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { translatePattern } from "./ecma-pattern.mjs";

/** Texts beside what RE2 says of them (each checked with Go's regexp). */
const cases = [
  { pattern: "^(?i)(abort|warn)?$", matches: ["", "ABORT", "Warn"], misses: ["abort ", "warning"] },
  { pattern: "(?i:ab)c", matches: ["ABc"], misses: ["abC"] },
  { pattern: "^[^\\s]+$", matches: ["a\u00a0b", "\u2028"], misses: ["a b", "a\tb", ""] },
  { pattern: "^\\s$", matches: [" ", "\f"], misses: ["\u00a0", "\v"] },
  { pattern: "^.$", matches: ["\u2028", "\r", "𝒳"], misses: ["\n", ""] },
  { pattern: "(?s)^.$", matches: ["\n"], misses: [""] },
  { pattern: "\\Aab\\z", matches: ["ab"], misses: ["ab\n", "xab"] },
  { pattern: "^([a-zA-Z0-9_\\-.\\\\\\/]|\\[[0-9]{1,5}\\])+$", matches: ["a[0].b\\-/"], misses: ["a[b]", "a[123456]"] },
  { pattern: "^[]a]+$", matches: ["]a"], misses: ["b"] },
  { pattern: "^[[:alpha:]_]+$", matches: ["aZ_"], misses: ["a1"] },
  { pattern: "^a{,2}$", matches: ["a{,2}"], misses: ["aa"] },
  { pattern: "^(?P<year>\\d+)-x{2}$", matches: ["2026-xx"], misses: ["٣-xx"] },
  { pattern: "^\\p{Greek}\\pL$", matches: ["αz"], misses: ["az"] },
  { pattern: "^\\x41\\x{1F600}$", matches: ["A😀"], misses: ["A"] },
];

describe("an RE2 pattern in ECMA-262", () => {
  for (const { pattern, matches, misses } of cases) {
    it(`${pattern} matches what RE2 matches`, () => {
      const translated = new RegExp(translatePattern(pattern), "u");
      for (const text of matches) assert.match(text, translated);
      for (const text of misses) assert.doesNotMatch(text, translated);
    });
  }

  for (const pattern of ["(?m)^a$", "(?U)a+", "\\Qa.b\\E", "[\\S]", "\\C", "[[:nope:]]", "(?i)[0-z]", "a\\"]) {
    it(`${pattern} is refused rather than guessed`, () => {
      assert.throws(() => translatePattern(pattern), /Pattern .* has no ECMA-262 form here|Invalid regular expression/);
    });
  }
});
