import { expect, test } from "vitest";
import { sortKeys } from "./key-order.ts";

test("keys sort naturally: signs, then numbers by value, then letters", () => {
  const keys = ["b10", "b2", "b", "B", "_x", "a.b", "ab", "a-b", "10", "9", "b02", ""];
  expect(sortKeys(keys)).toEqual(["", "_x", "9", "10", "B", "a-b", "a.b", "ab", "b", "b2", "b02", "b10"]);
});
