import type { StructuralSchema } from "../structural-schema.ts";
import { compileArrayCheck } from "./array-check.ts";
import { type Check, combineChecks, isObject, report } from "./check.ts";
import { compileCombinationCheck } from "./combination-check.ts";
import type { Compiler } from "./compiler.ts";
import { compileEnumCheck } from "./enum-check.ts";
import { compileNumberCheck } from "./number-check.ts";
import { compileObjectCheck } from "./object-check.ts";
import { compileStringCheck } from "./string-check.ts";
import { describeType, describeValue } from "./value-text.ts";

type CompilerOptions = Pick<Compiler, "compileRules" | "unknownFields">;

export function createCompiler(options: CompilerOptions): Compiler {
  const compiler: Compiler = {
    ...options,
    compile: (schema) => compileSchema(schema, compiler),
    forAlternatives: () => createCompiler({ ...options, unknownFields: "ignore" }),
  };
  return compiler;
}

/**
 * The checks that kube-apiserver runs on a value of this schema (kube-openapi pkg/validation/validate and
 * apiextensions-apiserver pkg/apiserver/schema, v0.34), rules last and only where everything below is sound.
 */
function compileSchema(schema: StructuralSchema, compiler: Compiler): Check {
  const type = schema["x-kubernetes-int-or-string"] === true ? "int-or-string" : schema.type;
  const hasType = type === undefined ? undefined : typeTests[type];
  const body = combineChecks([
    compileObjectCheck(schema, compiler),
    compileArrayCheck(schema, compiler),
    compileStringCheck(schema),
    compileNumberCheck(schema),
    compileEnumCheck(schema),
    compileCombinationCheck(schema, compiler),
  ]);
  const rules = compiler.compileRules(schema);
  const refuseType: Check = (value, _old, walk) => {
    if (value === null && schema.nullable === true) return;
    report(walk, "type", `expected ${describeType(type ?? "")}, got ${describeValue(value)}`);
  };
  // Half of all fields are plain texts and numbers: nothing but their type to look at.
  if (body === undefined && rules === undefined && hasType !== undefined) {
    return (value, old, walk) => {
      if (!hasType(value)) refuseType(value, old, walk);
    };
  }
  return (value, old, walk) => {
    if (hasType !== undefined && !hasType(value)) {
      refuseType(value, old, walk);
      return;
    }
    const before = walk.violations.length;
    body?.(value, old, walk);
    if (rules !== undefined && walk.violations.length === before) rules(value, old, walk);
  };
}

const isInteger = (value: unknown): boolean => Number.isSafeInteger(value);

const typeTests: Readonly<Record<string, (value: unknown) => boolean>> = {
  object: isObject,
  array: Array.isArray,
  string: (value) => typeof value === "string",
  integer: isInteger,
  number: (value) => Number.isFinite(value),
  boolean: (value) => typeof value === "boolean",
  "int-or-string": (value) => typeof value === "string" || isInteger(value),
};
