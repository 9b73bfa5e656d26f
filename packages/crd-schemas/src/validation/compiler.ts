import type { StructuralSchema } from "../structural-schema.ts";
import type { Check } from "./check.ts";

/** Turns the CEL rules of one schema node into a check; undefined where the node has none. */
export type RuleCompiler = (schema: StructuralSchema) => Check | undefined;

/** What the check of one keyword needs to check what is below it. */
export interface Compiler {
  readonly compileRules: RuleCompiler;
  /** Inside allOf, anyOf, oneOf and not, fields are constrained but not declared, so unknown ones pass. */
  readonly unknownFields: "refuse" | "ignore";
  /** Compiles this node; whoever has children compiles each when a value first has it. */
  readonly compile: (schema: StructuralSchema) => Check;
  /** The compiler for allOf, anyOf, oneOf and not. */
  readonly forAlternatives: () => Compiler;
}
