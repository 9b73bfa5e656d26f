import { expect, it } from "vitest";
import { matchesGoPattern } from "./go-pattern.ts";

it("matches whole values", () => {
  expect(matchesGoPattern("a|b.*", "bcd")).toBe(true);
  expect(matchesGoPattern("a|b.*", "ab")).toBe(false);
  expect(matchesGoPattern("(pod|node)_(.+)", "pod_x")).toBe(true);
  expect(matchesGoPattern("[(+)+]{2}", "+)")).toBe(true);
});

it("does not try what might take long, or what it cannot read", () => {
  for (const pattern of ["(a+)+b", "(?:a|a)*b", "((a*))*", "(a?){9}b", "a*a*a*a*a*b", "(?P<x>a)", "("]) {
    expect(matchesGoPattern(pattern, "a".repeat(60)), pattern).toBeUndefined();
  }
  expect(matchesGoPattern("a*b", "a".repeat(1000))).toBeUndefined();
});
