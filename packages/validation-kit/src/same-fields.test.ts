import { expect, it } from "vitest";
import { listDifferences } from "./same-fields.ts";

it("finds nothing where everything that is expected is there", () => {
  expect(listDifferences({ a: [{ b: "x" }] }, { a: [{ b: "x", defaulted: 1 }], more: true })).toEqual([]);
});

it("names each place that differs, with both values", () => {
  const expected = { a: { b: 1, c: "x" }, list: ["p", "q"], missing: true };
  const live = { a: { b: 2, c: "x" }, list: ["p"] };
  expect(listDifferences(expected, live)).toEqual([
    "a.b is 2, expected 1",
    'list is ["p"], expected ["p","q"]',
    "missing is nothing, expected true",
  ]);
  expect(listDifferences({ a: { b: 1 } }, null)).toEqual(["a.b is nothing, expected 1"]);
  expect(listDifferences([{ a: 1 }], [7], "x")).toEqual(["x[0].a is nothing, expected 1"]);
});
