import type { StructuralSchema } from "../structural-schema.ts";
import { type Check, report } from "./check.ts";
import { findNearestName } from "./nearest-name.ts";
import { describeValue } from "./value-text.ts";

export function compileEnumCheck(schema: StructuralSchema): Check | undefined {
  const choices = schema.enum;
  if (choices === undefined || choices.length === 0) return undefined;
  // A structural enum lists scalars; an object there would have to be compared by value.
  const allowed = new Set(choices);
  return (value, _old, walk) => {
    if (allowed.has(value)) return;
    const names = choices.filter((it) => typeof it === "string");
    const nearest = typeof value === "string" ? findNearestName(value, names) : undefined;
    const hint = nearest === undefined ? "" : `; did you mean ${JSON.stringify(nearest)}?`;
    const expected = choices.map((it) => JSON.stringify(it)).join(", ");
    report(walk, "enum", `${describeValue(value)} is not allowed, expected one of ${expected}${hint}`);
  };
}
