import { describe, expect, it } from "vitest";
import { isOneEditAway, plainTextAt } from "./plain-text.ts";

describe("plainTextAt", () => {
  it("is undefined where a placeholder has no value, or where there is no text", () => {
    const object = { a: "x", b: "x-${Y}", c: 1, d: "" };
    expect(["a", "b", "c", "d", "e"].map((key) => plainTextAt(object, key))).toEqual([
      "x",
      ...Array(4).fill(undefined),
    ]);
  });
});

describe("isOneEditAway", () => {
  it.each([
    ["shared-postgres", "shared-postgre"],
    ["shared-postgres", "shared-postgras"],
    ["shared-postgres", "sahred-postgres"],
    ["a", "ab"],
  ])("holds for %s and %s, both ways", (a, b) => {
    expect([isOneEditAway(a, b), isOneEditAway(b, a)]).toEqual([true, true]);
  });

  it.each([
    ["shared", "shared"],
    ["pg-1", "pg-22"],
    ["abcd", "badc"],
    ["shared", "main"],
  ])("does not hold for %s and %s", (a, b) => {
    expect([isOneEditAway(a, b), isOneEditAway(b, a)]).toEqual([false, false]);
  });
});
