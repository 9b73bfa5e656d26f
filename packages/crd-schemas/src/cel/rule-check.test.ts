import { describe, expect, it } from "vitest";
import type { StructuralSchema, ValidationRule } from "../structural-schema.ts";
import type { Walk } from "../validation/check.ts";
import { createCompiler } from "../validation/schema-check.ts";
import { loadRuleCompiler } from "./rule-check.ts";

const compileRules = await loadRuleCompiler();

/** The paths and messages of the rules that a value breaks. */
function judge(schema: StructuralSchema, value: unknown, old?: unknown): string[] {
  const walk: Walk = { path: [], violations: [] };
  createCompiler({ compileRules, unknownFields: "refuse" }).compile(schema)(value, old, walk);
  return walk.violations.map(
    ({ path, kind, message }) => `${path.join(".")} ${kind}: ${message.replace(/ \(rule.*/, "")}`,
  );
}

const object = (properties: Record<string, StructuralSchema>, ...rules: ValidationRule[]): StructuralSchema => ({
  type: "object",
  properties,
  "x-kubernetes-validations": rules,
});
const text = { type: "string" } as const;
const integer = { type: "integer" } as const;

describe("CEL rules", () => {
  it("say their message at the place of the node, or at fieldPath below it", () => {
    const schema = object(
      { a: text },
      { rule: "self.a == 'x'", message: "must be x", fieldPath: ".a" },
      { rule: "self.a != 'y'" },
    );
    expect(judge(schema, { a: "x" })).toEqual([]);
    expect(judge(schema, { a: "y" })).toEqual(["a cel: must be x", " cel: the value breaks a rule of the CRD"]);
  });

  it("see integers as CEL ints and numbers as doubles", () => {
    const schema = object({ i: integer, d: { type: "number" } }, { rule: "self.i / 2 == 2 && self.d > 0.5" });
    expect(judge(schema, { i: 5, d: 1 })).toEqual([]);
  });

  it("see defaults, and not fields that the schema does not declare", () => {
    const schema: StructuralSchema = {
      ...object(
        { mode: { ...text, default: "on" } },
        { rule: "has(self.mode) && self.mode == 'on' && !has(self.other)" },
      ),
      "x-kubernetes-preserve-unknown-fields": true,
    };
    expect(judge(schema, { other: 1 })).toEqual([]);
    expect(judge(schema, { mode: "off" })).toHaveLength(1);
    expect(judge(schema, { mode: null })).toEqual([]);
  });

  it("that read an absent field refuse the object, as on the API server", () => {
    const schema = object({ a: text }, { rule: "self.a == 'x'", message: "must be x" });
    expect(judge(schema, {})).toEqual([expect.stringContaining(" cel: must be x; the rule cannot be evaluated")]);
  });

  it("run only where the node is present and sound", () => {
    const schema = object({ child: object({ a: text }, { rule: "false", message: "never" }) });
    expect(judge(schema, {})).toEqual([]);
    expect(judge(schema, { child: { a: 1 } })).toEqual(["child.a type: expected a string, got the number 1"]);
    expect(judge(schema, { child: {} })).toEqual(["child cel: never"]);
  });

  it("spell names that are no identifiers with escapes", () => {
    const schema = object(
      { namespace: text, "a-b": text, a__b: text },
      { rule: "self.__namespace__ == self.a__dash__b && self.a__underscores__b == 'z'" },
    );
    expect(judge(schema, { namespace: "x", "a-b": "x", a__b: "z" })).toEqual([]);
    expect(judge(schema, { namespace: "x", "a-b": "y", a__b: "z" })).toHaveLength(1);
  });

  it("see maps and lists as a whole when they use self as a whole", () => {
    const list: StructuralSchema = {
      type: "array",
      items: integer,
      "x-kubernetes-validations": [{ rule: "self.all(x, x > 1) && self.size() < 3" }],
    };
    expect(judge(list, [2, 3])).toEqual([]);
    expect(judge(list, [1])).toHaveLength(1);
    const map: StructuralSchema = {
      type: "object",
      additionalProperties: text,
      "x-kubernetes-validations": [{ rule: "!('reserved' in self)" }],
    };
    expect(judge(map, { other: "x" })).toEqual([]);
    expect(judge(map, { reserved: "x" })).toHaveLength(1);
  });
});

describe("transition rules", () => {
  const immutable = { ...text, "x-kubernetes-validations": [{ rule: "self == oldSelf", message: "is immutable" }] };
  const list: StructuralSchema = {
    type: "array",
    "x-kubernetes-list-type": "map",
    "x-kubernetes-list-map-keys": ["name"],
    items: { type: "object", properties: { name: text, value: immutable } },
  };

  it("compare items of a keyed list by key, whatever their order", () => {
    const old = [
      { name: "a", value: "1" },
      { name: "b", value: "2" },
    ];
    expect(
      judge(
        list,
        [
          { name: "b", value: "2" },
          { name: "a", value: "1" },
        ],
        old,
      ),
    ).toEqual([]);
    expect(judge(list, [{ name: "c", value: "3" }], old)).toEqual([]);
    expect(judge(list, [{ name: "b", value: "3" }], old)).toEqual(["0.value cel: is immutable"]);
  });

  it("are skipped where the old object has nothing to compare with", () => {
    expect(judge({ type: "array", items: immutable }, ["x"], ["y"])).toEqual([]);
    expect(judge(object({ a: immutable }), { a: "x" }, {})).toEqual([]);
    expect(judge(object({ a: immutable }), { a: "x" })).toEqual([]);
  });
});

it("what rules say of absent fields holds for every value, and only for values without them", () => {
  const schema = object(
    { a: text, b: text, c: text },
    { rule: "!has(self.a) || has(self.b)", message: "a needs b" },
    { rule: "!has(self.a) || self.a != 'z'", message: "not z" },
  );
  const check = createCompiler({ compileRules, unknownFields: "refuse" }).compile(schema);
  const count = (value: unknown) => {
    const walk: Walk = { path: [], violations: [] };
    check(value, undefined, walk);
    return walk.violations.length;
  };
  expect([{ c: "1" }, {}, { a: "1" }, { c: "2" }, { a: "z" }, { b: "1" }, { a: "1", b: "1" }].map(count)).toEqual([
    0, 0, 1, 0, 2, 0, 0,
  ]);
});
