import { describe, expect, it } from "vitest";
import type { StructuralSchema } from "./structural-schema.ts";
import { checkValue, summarise } from "./test-schemas.ts";

export interface KeywordExample {
  readonly keyword: string;
  readonly schema: StructuralSchema;
  readonly valid: readonly unknown[];
  /** Each refused value with `<path> <kind>` of what is wrong with it. */
  readonly invalid: readonly (readonly [value: unknown, ...problems: readonly string[]])[];
}

/** One test per value: sound values give nothing, the others exactly the problems beside them. */
export function describeKeywords(examples: readonly KeywordExample[]): void {
  describe.each(examples)("$keyword", ({ schema, valid, invalid }) => {
    for (const value of valid) {
      it(`accepts ${JSON.stringify(value)}`, () => {
        expect(checkValue(schema, value)).toEqual([]);
      });
    }
    for (const [value, ...problems] of invalid) {
      it(`refuses ${JSON.stringify(value)}`, () => {
        expect(summarise(checkValue(schema, value))).toEqual(problems);
      });
    }
  });
}
