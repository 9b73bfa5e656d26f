import type { StructuralSchema, ValidationRule } from "../structural-schema.ts";
import { type Check, combineChecks, isObject, type Walk } from "../validation/check.ts";
import type { RuleCompiler } from "../validation/compiler.ts";
import { toCelObject, toCelValue } from "./cel-value.ts";
import { findFieldsRead, mentions } from "./self-fields.ts";
import { skippedRules } from "./skipped-rules.ts";

type Evaluate = (context: Record<string, unknown>) => unknown;
export type ParseRule = (rule: string) => Evaluate & { readonly ast: unknown };

/** Loads the CEL engine; only for a run that meets a schema with rules. */
export async function loadRuleCompiler(): Promise<RuleCompiler> {
  const parse = await loadRuleParser();
  return (schema) =>
    combineChecks((schema["x-kubernetes-validations"] ?? []).map((it) => compileRule(it, schema, parse)));
}

export async function loadRuleParser(): Promise<ParseRule> {
  const { Environment } = await import("@marcbachmann/cel-js");
  const environment = new Environment({ unlistedVariablesAreDyn: false })
    .registerVariable("self", "dyn")
    .registerVariable("oldSelf", "dyn");
  return (rule) => environment.parse(rule);
}

function compileRule(rule: ValidationRule, schema: StructuralSchema, parse: ParseRule): Check | undefined {
  if (rule.optionalOldSelf === true || skippedRules.some((it) => it.rule === rule.rule)) return undefined;
  const evaluate = parse(rule.rule);
  const fields = findFieldsRead(evaluate.ast, "self");
  const isTransition = mentions(evaluate.ast, "oldSelf");
  const suffix = (rule.fieldPath ?? "").split(".").filter((it) => it !== "");
  const convert = (value: unknown) =>
    isObject(value) && fields !== "all" ? toCelObject(value, { schema, fields }) : toCelValue(value, schema);

  return (value, old, walk) => {
    if (isTransition && old === undefined) return;
    const context: Record<string, unknown> = { self: convert(value) };
    if (isTransition) context["oldSelf"] = toCelValue(old, schema);
    const failure = findFailure(evaluate, context);
    if (failure !== undefined) reportRule({ walk, suffix, message: printMessage(rule, failure) });
  };
}

type Failure = { readonly reason: "false" } | { readonly reason: "error"; readonly text: string };

/** A rule that cannot be computed, like one that reads an absent field, refuses the object, as on the server. */
function findFailure(evaluate: Evaluate, context: Record<string, unknown>): Failure | undefined {
  try {
    return evaluate(context) === true ? undefined : { reason: "false" };
  } catch (error) {
    return { reason: "error", text: error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error) };
  }
}

function printMessage({ rule, message }: ValidationRule, failure: Failure): string {
  const says = message ?? "the value breaks a rule of the CRD";
  const why = failure.reason === "error" ? `; the rule cannot be evaluated: ${failure.text}` : "";
  return `${says}${why} (rule: ${rule.replaceAll(/\s+/g, " ")})`;
}

function reportRule({ walk, suffix, message }: { walk: Walk; suffix: readonly string[]; message: string }): void {
  walk.violations.push({ path: [...walk.path, ...suffix], kind: "cel", message });
}
