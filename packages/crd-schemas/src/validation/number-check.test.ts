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
  {
    keyword: "x-kubernetes-int-or-string, for a port",
    schema: { "x-kubernetes-int-or-string": true },
    valid: [80, "http"],
    invalid: [[2 ** 31, " range"]],
  },
  {
    keyword: "x-kubernetes-int-or-string with a pattern, for a quantity",
    schema: { "x-kubernetes-int-or-string": true, pattern: "^[0-9]+(Gi)?$" },
    valid: [2 ** 31, "8Gi"],
    invalid: [["8 Gi", " pattern"]],
  },
]);
