import { loadRuleCompiler } from "./cel/rule-check.ts";
import { checkMetadata } from "./metadata/metadata-check.ts";
import type { SchemaModule } from "./schema-module.ts";
import type { StructuralSchema } from "./structural-schema.ts";
import type { Check } from "./validation/check.ts";
import type { RuleCompiler } from "./validation/compiler.ts";
import { withResourceFields } from "./validation/resource-fields.ts";
import { createCompiler } from "./validation/schema-check.ts";

/** A kind whose schema is in memory and whose checks are compiled as objects need them. */
export interface CompiledKind {
  readonly schema: StructuralSchema;
  readonly check: Check;
}

/** Each kind is loaded and compiled once, however many catalogs a run renders. */
const compiledKinds = new WeakMap<SchemaModule, Promise<CompiledKind>>();
const noRules: RuleCompiler = () => undefined;

export function compileKind(module: SchemaModule): Promise<CompiledKind> {
  const known = compiledKinds.get(module) ?? compile(module);
  compiledKinds.set(module, known);
  return known;
}

async function compile(module: SchemaModule): Promise<CompiledKind> {
  const [loaded, compileRules] = await Promise.all([
    module.load(),
    module.rules === "some" ? loadRuleCompiler() : noRules,
  ]);
  // The sync tool wrote this module from a CRD, which has this form by definition.
  const schema = loaded.default as StructuralSchema;
  const checkFields = createCompiler({ compileRules, unknownFields: "refuse" }).compile(withResourceFields(schema));
  return {
    schema,
    check: (value, old, walk) => {
      checkFields(value, old, walk);
      if (typeof value === "object" && value !== null && "metadata" in value)
        checkMetadata(value.metadata, module, walk);
      else checkMetadata(undefined, module, walk);
    },
  };
}
