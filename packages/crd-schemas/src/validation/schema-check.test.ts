import { describe, expect, it } from "vitest";
import type { StructuralSchema } from "../structural-schema.ts";
import { describeKeywords } from "../test-keywords.ts";
import { checkValue } from "../test-schemas.ts";

const text = { type: "string" } as const;
const intOrString = {
  "x-kubernetes-int-or-string": true,
  anyOf: [{ type: "integer" }, { type: "string" }],
  pattern: "^\\d+%?$",
} as const;

describeKeywords([
  {
    keyword: "type: string",
    schema: text,
    valid: [""],
    invalid: [
      [1, " type"],
      [null, " type"],
      [["a"], " type"],
    ],
  },
  { keyword: "type: boolean", schema: { type: "boolean" }, valid: [true], invalid: [["true", " type"]] },
  {
    keyword: "type: integer",
    schema: { type: "integer" },
    valid: [1, -1, 1.0],
    invalid: [
      [1.5, " type"],
      [2 ** 53, " type"],
      ["1", " type"],
    ],
  },
  {
    keyword: "type: number",
    schema: { type: "number" },
    valid: [1, 1.5],
    invalid: [
      ["1", " type"],
      [Number.NaN, " type"],
    ],
  },
  {
    keyword: "type: array",
    schema: { type: "array", items: text },
    valid: [[], ["a"]],
    invalid: [
      [{}, " type"],
      [[1], "0 type"],
    ],
  },
  {
    keyword: "enum",
    schema: { enum: ["a", 1] },
    valid: ["a", 1],
    invalid: [
      ["A", " enum"],
      ["1", " enum"],
    ],
  },
  {
    keyword: "x-kubernetes-int-or-string",
    schema: intOrString,
    valid: [5, "5%"],
    invalid: [
      [1.5, " type"],
      ["x", " pattern"],
    ],
  },
  {
    keyword: "allOf",
    schema: { ...text, allOf: [{ minLength: 1 }, { pattern: "^a" }] },
    valid: ["a"],
    invalid: [["", " length", " pattern"]],
  },
  {
    keyword: "anyOf",
    schema: { type: "object", properties: { a: text, b: text }, anyOf: [{ required: ["a"] }, { required: ["b"] }] },
    valid: [{ a: "x" }, { a: "x", b: "y" }],
    invalid: [[{}, " combination"]],
  },
  {
    keyword: "oneOf",
    schema: { type: "object", properties: { a: text, b: text }, oneOf: [{ required: ["a"] }, { required: ["b"] }] },
    valid: [{ a: "x" }],
    invalid: [
      [{}, " combination"],
      [{ a: "x", b: "y" }, " combination"],
    ],
  },
  { keyword: "not", schema: { ...text, not: { pattern: "^a" } }, valid: ["b"], invalid: [["a", " combination"]] },
]);

describe("messages", () => {
  it.each([
    [
      { properties: { storageClass: text }, type: "object" },
      { storageclass: "x" },
      'unknown field "storageclass"; did you mean "storageClass"?',
    ],
    [
      { properties: { a: text, b: text }, type: "object" },
      { other: "x" },
      'unknown field "other"; expected one of a, b',
    ],
    [{ type: "object" }, { other: "x" }, 'unknown field "other"; no field is allowed here'],
    [{ type: "object" }, "uuid-ossp", 'expected an object, got the string "uuid-ossp"'],
    [
      { enum: ["transaction", "session"] },
      "transation",
      'the string "transation" is not allowed, expected one of "transaction", "session"; did you mean "transaction"?',
    ],
    [{ type: "integer", minimum: 1 }, 0, "0 is too small, expected at least 1"],
    [{ ...text, maxLength: 1 }, "ab", 'has 2 characters, expected at most 1: "ab"'],
  ] satisfies [StructuralSchema, unknown, string][])(
    "for %j and %j say what is wrong and what was expected",
    (schema, value, message) => {
      expect(checkValue(schema, value).map((it) => it.message)).toEqual([message]);
    },
  );
});
