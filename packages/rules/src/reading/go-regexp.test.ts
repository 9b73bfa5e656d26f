import { describe, expect, it } from "vitest";
import { explainGoRegexp } from "./go-regexp.ts";

describe("explainGoRegexp", () => {
  it("explains what Go cannot compile", () => {
    expect(explainGoRegexp("(a")).toBe("has a ( without its )");
    expect(explainGoRegexp("a)")).toBe("has a ) without its (");
    expect(explainGoRegexp("[a")).toBe("has a [ without its ]");
    expect(explainGoRegexp("[]")).toBe("has a [ without its ]");
    expect(explainGoRegexp("*_slot")).toBe("repeats nothing with *");
    expect(explainGoRegexp("a|+")).toBe("repeats nothing with +");
    expect(explainGoRegexp("a**")).toBe("repeats a repetition with **");
    expect(explainGoRegexp("a\\")).toBe("ends in a backslash");
    for (const pattern of ["^(?!cnpg)", "(?<=a)b", "(a)\\1", "(?>a)"]) expect(explainGoRegexp(pattern)).toMatch("Go's");
  });

  it("is silent about what Go can compile", () => {
    const patterns = ["", "^excl_inactive", "a+?b*?c??", "(?i)x", "(?P<n>a)|(?:b)", "[]a]", "[^]()]", "[[:alpha:](]"];
    for (const pattern of [...patterns, "\\(", "\\Q(*\\E", "\\Q(", "a{2,3}", "^*", "[\\]]", "a|", "\\d+\\z"])
      expect(explainGoRegexp(pattern)).toBeUndefined();
  });
});
