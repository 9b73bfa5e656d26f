import type { StructuralSchema } from "../structural-schema.ts";
import { type Check, report } from "./check.ts";
import { findFormat } from "./string-format.ts";
import { quoteShort } from "./value-text.ts";

/** Length in code points, pattern and format. Like the API server, says only the first thing that is wrong. */
export function compileStringCheck(schema: StructuralSchema): Check | undefined {
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern } = schema;
  const format = findFormat(schema.format);
  const bounded = schema.minLength !== undefined || schema.maxLength !== undefined;
  if (!bounded && pattern === undefined && format === undefined) return undefined;
  const shape = pattern === undefined ? undefined : new RegExp(pattern, "u");

  return (value, _old, walk) => {
    if (typeof value !== "string") return;
    const length = bounded ? countCodePoints(value) : 0;
    if (length > maxLength) {
      report(walk, "length", `has ${length} characters, expected at most ${maxLength}: ${quoteShort(value)}`);
    } else if (bounded && length < minLength) {
      report(walk, "length", `has ${length} characters, expected at least ${minLength}`);
    } else if (shape !== undefined && !shape.test(value)) {
      report(walk, "pattern", `${quoteShort(value)} does not match ${pattern}`);
    } else if (format !== undefined && !format.test(value)) {
      report(walk, "format", `${quoteShort(value)} is not ${format.expected}`);
    }
  };
}

/** JavaScript counts UTF-16 units, the API server code points. */
function countCodePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
