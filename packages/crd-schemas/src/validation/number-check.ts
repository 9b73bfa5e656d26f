import type { StructuralSchema } from "../structural-schema.ts";
import { type Check, report } from "./check.ts";

const int32 = { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 };

/** Bounds, multiples, and the range of a 32-bit integer; 64 bits hold whatever a JavaScript integer is exact in. */
export function compileNumberCheck(schema: StructuralSchema): Check | undefined {
  const { minimum, maximum, multipleOf, exclusiveMinimum = false, exclusiveMaximum = false } = schema;
  // Kubernetes' IntOrString holds 32 bits; what a pattern describes is a Quantity, which holds more.
  const isIntOrString = schema["x-kubernetes-int-or-string"] === true && schema.pattern === undefined;
  const isInt32 = schema.format === "int32" || isIntOrString;
  if (minimum === undefined && maximum === undefined && multipleOf === undefined && !isInt32) return undefined;

  return (value, _old, walk) => {
    if (typeof value !== "number") return;
    if (isInt32 && (value < int32.minimum || value > int32.maximum)) {
      report(walk, "range", `${value} does not fit in 32 bits, expected ${int32.minimum} to ${int32.maximum}`);
    }
    if (minimum !== undefined && (exclusiveMinimum ? value <= minimum : value < minimum)) {
      report(
        walk,
        "range",
        `${value} is too small, expected ${exclusiveMinimum ? "more than" : "at least"} ${minimum}`,
      );
    }
    if (maximum !== undefined && (exclusiveMaximum ? value >= maximum : value > maximum)) {
      report(walk, "range", `${value} is too large, expected ${exclusiveMaximum ? "less than" : "at most"} ${maximum}`);
    }
    if (multipleOf !== undefined && !Number.isInteger(value / multipleOf)) {
      report(walk, "range", `${value} is not a multiple of ${multipleOf}`);
    }
  };
}
