import { expect, it } from "vitest";
import { findLongestGap } from "./longest-gap.ts";

it("finds the longest time between two runs", () => {
  expect(findLongestGap("*/15 * * * *")).toBe(900);
  expect(findLongestGap("0 2 * * *")).toBe(86_400);
  expect(findLongestGap("0 8,20 * * 1-5")).toBe((4 + 48 + 8) * 3600);
});

it("says nothing of what is no schedule, or never comes", () => {
  expect(findLongestGap("often")).toBeUndefined();
  expect(findLongestGap("0 0 30 2 *")).toBeUndefined();
});
