import type { StructuralSchema } from "../structural-schema.ts";
import type { Violation } from "../violation.ts";
import { type Check, combineChecks, report, type Walk } from "./check.ts";
import type { Compiler } from "./compiler.ts";

/** allOf, anyOf, oneOf and not: value validations beside the structure. */
export function compileCombinationCheck(schema: StructuralSchema, compiler: Compiler): Check | undefined {
  const alternatives = compiler.forAlternatives();
  const compileAll = (schemas: readonly StructuralSchema[]): Check[] => schemas.map((it) => alternatives.compile(it));
  return combineChecks([
    ...compileAll(schema.allOf ?? []),
    schema.anyOf === undefined || saysIntOrString(schema) ? undefined : checkAny(compileAll(schema.anyOf)),
    schema.oneOf === undefined ? undefined : checkOne(compileAll(schema.oneOf)),
    schema.not === undefined ? undefined : checkNone(compileAll([schema.not])),
  ]);
}

/** The anyOf that every int-or-string carries repeats what its type check has already said. */
function saysIntOrString({ anyOf = [], ...schema }: StructuralSchema): boolean {
  return schema["x-kubernetes-int-or-string"] === true && JSON.stringify(anyOf) === intOrString;
}

const intOrString = JSON.stringify([{ type: "integer" }, { type: "string" }]);

function checkAny(alternatives: readonly Check[]): Check {
  return (value, old, walk) => {
    const failures: string[] = [];
    for (const check of alternatives) {
      const [first] = tryCheck({ check, value, old, walk });
      if (first === undefined) return;
      failures.push(first.message);
    }
    report(walk, "combination", `fits none of ${alternatives.length} alternatives: ${failures.join(" / ")}`);
  };
}

function checkOne(alternatives: readonly Check[]): Check {
  return (value, old, walk) => {
    const results = alternatives.map((check) => tryCheck({ check, value, old, walk })[0]);
    const fitting = results.filter((it) => it === undefined).length;
    if (fitting === 1) return;
    const failures = results.flatMap((it) => (it === undefined ? [] : [it.message]));
    const reason =
      fitting === 0 ? `none of ${alternatives.length} alternatives: ${failures.join(" / ")}` : `${fitting}`;
    report(walk, "combination", `must fit exactly one alternative, fits ${reason}`);
  };
}

function checkNone(alternatives: readonly Check[]): Check {
  return (value, old, walk) => {
    if (alternatives.some((check) => tryCheck({ check, value, old, walk }).length === 0)) {
      report(walk, "combination", "has a form that is not allowed here");
    }
  };
}

/** What a check would report, without reporting it. */
function tryCheck({
  check,
  value,
  old,
  walk,
}: {
  check: Check;
  value: unknown;
  old: unknown;
  walk: Walk;
}): Violation[] {
  const attempt: Walk = { path: [...walk.path], violations: [] };
  check(value, old, attempt);
  return attempt.violations;
}
