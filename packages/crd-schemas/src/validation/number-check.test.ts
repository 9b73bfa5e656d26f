import { describeKeywords } from "../test-keywords.ts";

describeKeywords([
  { keyword: "minimum", schema: { type: "integer", minimum: 1 }, valid: [1], invalid: [[0, " range"]] },
  { keyword: "maximum", schema: { type: "integer", maximum: 9 }, valid: [9], invalid: [[10, " range"]] },
  {
    keyword: "exclusive bounds",
    schema: { type: "number", minimum: 0, maximum: 1, exclusiveMinimum: true, exclusiveMaximum: true },
    valid: [0.5],
    invalid: [
      [0, " range"],
      [1, " range"],
    ],
  },
  { keyword: "multipleOf", schema: { type: "integer", multipleOf: 5 }, valid: [10], invalid: [[7, " range"]] },
  {
    keyword: "format: int32",
    schema: { type: "integer", format: "int32" },
    valid: [2 ** 31 - 1],
    invalid: [[2 ** 31, " range"]],
  },
]);
