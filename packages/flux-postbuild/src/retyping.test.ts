import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildThroughText } from "./object/build-object.ts";
import { explainRetyping, retypedValue, survivesRetyping } from "./retyping.ts";
import { quietText } from "./test-arbitraries.ts";
import { readValueVectors } from "./test-data.ts";

describe("retypedValue gives what Go made of a whole field", () => {
  const oneLine = readValueVectors().filter(({ value }) => !value.includes("\n") && value !== "a\rb: 1");
  test.each(oneLine)("$value", ({ value, json, error }) => {
    const retyped = retypedValue(value);
    expect(retyped.ok).toBe(error === undefined);
    if (retyped.ok) expect({ a: retyped.value }).toEqual(json);
  });
});

test("retypedValue agrees with a build of the field ${X}", () => {
  const sample = fc.oneof(quietText, fc.constantFrom(...readValueVectors().map(({ value }) => value)));
  fc.assert(
    fc.property(sample, (text) => {
      const value = text.replaceAll("\n", "");
      const built = buildThroughText({ a: "${X}" }, new Map([["X", value]]), "strict");
      const retyped = retypedValue(value);
      if (retyped.ok) expect(built).toEqual({ ok: true, object: { a: retyped.value }, substituted: true });
      else expect(!built.ok || Object.keys(built.object).length > 1).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test.each(["fast-ssd", "10Gi", "500m", "0 0 2 * * *", "ghcr.io/x/y:17", "12:30", "a:b", "2001-01-02", "1.2.3", "yEs"])(
  "%s survives",
  (value) => {
    expect(survivesRetyping(value)).toBe(true);
    expect(explainRetyping(value)).toBeUndefined();
  },
);

test.each([
  ["17.10", "`17.10` arrives as the number 17.1"],
  ["yes", "`yes` arrives as the boolean true"],
  ["", "an empty value arrives as null"],
  ["[x]", "`[x]` arrives as a list"],
  ["{}", "`{}` arrives as a map"],
  [" x ", "` x ` arrives as `x`: white space around an unquoted value is lost"],
  ["a #b", "`a #b` arrives as `a`: a comment begins at ` #`"],
  ["'a'", "`'a'` arrives as `a`: its quotes are read as YAML quotes"],
  ["a\nb", "`a\nb` arrives as `ab`: line breaks are removed"],
  ["*/5", "`*/5` is a YAML alias: the build fails"],
  ["@daily", "`@daily` begins with a character that YAML reserves: the build fails"],
  ["a: b", "`a: b` holds a colon that makes a YAML key of it: the build fails"],
  ["{{x}}", "`{{x}}` begins a YAML map or list: the build fails"],
  [".inf", "`.inf` cannot be read as YAML (json: unsupported value: +Inf): the build fails"],
])("explainRetyping says of %j: %s", (value, words) => {
  expect(survivesRetyping(value)).toBe(false);
  expect(explainRetyping(value)).toBe(words);
});
