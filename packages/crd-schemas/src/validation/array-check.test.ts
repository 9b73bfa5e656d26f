import { describeKeywords } from "../test-keywords.ts";

const text = { type: "string" } as const;

describeKeywords([
  { keyword: "minItems", schema: { type: "array", minItems: 1 }, valid: [[1]], invalid: [[[], " length"]] },
  { keyword: "maxItems", schema: { type: "array", maxItems: 1 }, valid: [[1]], invalid: [[[1, 2], " length"]] },
  {
    keyword: "uniqueItems",
    schema: { type: "array", uniqueItems: true },
    valid: [[1, "1"]],
    invalid: [[[1, 2, 1], "2 duplicate"]],
  },
  {
    keyword: "x-kubernetes-list-type: set",
    schema: { type: "array", "x-kubernetes-list-type": "set" },
    valid: [[{ a: 1 }, { a: 2 }]],
    invalid: [
      [
        [
          { a: 1, b: 2 },
          { b: 2, a: 1 },
        ],
        "1 duplicate",
      ],
    ],
  },
  {
    keyword: "x-kubernetes-list-type: map",
    schema: {
      type: "array",
      "x-kubernetes-list-type": "map",
      "x-kubernetes-list-map-keys": ["port", "protocol"],
      items: { type: "object", properties: { port: { type: "integer" }, protocol: { ...text, default: "TCP" } } },
    },
    valid: [[{ port: 1 }, { port: 1, protocol: "UDP" }]],
    invalid: [[[{ port: 1 }, { port: 1, protocol: "TCP" }], "1 duplicate"]],
  },
]);
