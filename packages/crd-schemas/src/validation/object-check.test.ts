import { describeKeywords } from "../test-keywords.ts";

const text = { type: "string" } as const;

describeKeywords([
  {
    keyword: "properties",
    schema: { type: "object", properties: { a: text } },
    valid: [{}, { a: "x" }, { a: undefined }, { a: null }],
    invalid: [
      [{ a: 1 }, "a type"],
      [{ b: 1 }, "b unknown-field"],
      [[], " type"],
    ],
  },
  {
    keyword: "no properties at all",
    schema: { type: "object" },
    valid: [{}],
    invalid: [[{ a: 1 }, "a unknown-field"]],
  },
  {
    keyword: "additionalProperties",
    schema: { type: "object", additionalProperties: text },
    valid: [{ a: "x", b: null }],
    invalid: [[{ a: "x", b: 2 }, "b type"]],
  },
  {
    keyword: "additionalProperties: true",
    schema: { type: "object", additionalProperties: true },
    valid: [{ a: [1] }],
    invalid: [],
  },
  {
    keyword: "x-kubernetes-preserve-unknown-fields",
    schema: { type: "object", properties: { a: text }, "x-kubernetes-preserve-unknown-fields": true },
    valid: [{ a: "x", b: 2 }],
    invalid: [[{ a: 1, b: 2 }, "a type"]],
  },
  {
    keyword: "required",
    schema: { type: "object", required: ["a", "b"], properties: { a: text, b: { ...text, default: "x" } } },
    valid: [{ a: "x" }],
    invalid: [
      [{}, "a required"],
      [{ a: null }, "a required"],
    ],
  },
  {
    keyword: "nullable",
    schema: { type: "object", required: ["a"], properties: { a: { ...text, nullable: true } } },
    valid: [{ a: null }],
    invalid: [[{}, "a required"]],
  },
  {
    keyword: "minProperties and maxProperties",
    schema: { type: "object", additionalProperties: text, minProperties: 1, maxProperties: 1 },
    valid: [{ a: "x" }],
    invalid: [
      [{}, " length"],
      [{ a: "x", b: "y" }, " length"],
      [{ a: null }, " length"],
    ],
  },
  {
    keyword: "x-kubernetes-embedded-resource",
    schema: { type: "object", properties: { spec: text }, "x-kubernetes-embedded-resource": true },
    valid: [{ apiVersion: "v1", kind: "X", metadata: { name: "x" }, spec: "s" }],
    invalid: [
      [{ kind: "", apiVersion: "v1" }, "kind length"],
      [{ kind: "X" }, "apiVersion required"],
    ],
  },
]);
