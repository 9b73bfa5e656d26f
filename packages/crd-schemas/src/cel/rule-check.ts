import type { StructuralSchema, ValidationRule } from "../structural-schema.ts";
import { type Check, combineChecks, type Walk } from "../validation/check.ts";
import type { RuleCompiler } from "../validation/compiler.ts";
import { compileCelConversion, toCelValue } from "./cel-value.ts";
import { findFieldsRead } from "./self-fields.ts";
import { skippedRules } from "./skipped-rules.ts";

type Evaluate = (context: Record<string, unknown>) => unknown;
export type ParseRule = (rule: string) => Evaluate & { readonly ast: unknown };

/** Loads the CEL engine; only for a run that meets a schema with rules. */
export async function loadRuleCompiler(): Promise<RuleCompiler> {
  const parse = await loadRuleParser();
  return (schema) => {
    const rules = (schema["x-kubernetes-validations"] ?? []).filter(isJudged);
    const groups = [rules.filter((it) => !isTransition(it)), rules.filter(isTransition)];
    return combineChecks(groups.map((group) => compileGroup(group, { schema, parse })));
  };
}

export async function loadRuleParser(): Promise<ParseRule> {
  const { Environment } = await import("@marcbachmann/cel-js");
  const environment = new Environment({ unlistedVariablesAreDyn: false })
    .registerVariable("self", "dyn")
    .registerVariable("oldSelf", "dyn");
  return (rule) => environment.parse(rule);
}

function isJudged({ rule, optionalOldSelf }: ValidationRule): boolean {
  return optionalOldSelf !== true && !skippedRules.some((it) => it.rule === rule);
}

function isTransition({ rule }: ValidationRule): boolean {
  return /\boldSelf\b/.test(rule.replaceAll(/'[^']*'|"[^"]*"/g, ""));
}

/**
 * The rules of one node as one conjunction: CEL's && is true exactly when every part is true, so that a sound value costs
 * one evaluation. Only a value that breaks it is asked rule by rule.
 */
function compileGroup(
  rules: readonly ValidationRule[],
  { schema, parse }: { schema: StructuralSchema; parse: ParseRule },
): Check | undefined {
  const [first] = rules;
  if (first === undefined) return undefined;
  const isOfTransitions = isTransition(first);
  const evaluateAll = parse(rules.map(({ rule }) => `(${rule}\n)`).join(" && "));
  const { convert, isBare } = compileCelConversion(schema, findFieldsRead(evaluateAll.ast, "self"));
  // Most rules are about fields that are rarely set; what they say of their absence is said once.
  let bareIsSound: boolean | undefined;

  return (value, old, walk) => {
    if (isOfTransitions && old === undefined) return;
    const bare = !isOfTransitions && isBare(value);
    if (bare && bareIsSound === true) return;
    const self = convert(value);
    const context = isOfTransitions ? { self, oldSelf: toCelValue(old, schema) } : { self };
    const isSound = findFailure(evaluateAll, context) === undefined;
    if (bare) bareIsSound = isSound;
    if (isSound) return;
    for (const rule of rules) {
      const failure = findFailure(parse(rule.rule), context);
      if (failure !== undefined) reportRule(rule, failure, walk);
    }
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

function reportRule({ rule, message, fieldPath = "" }: ValidationRule, failure: Failure, walk: Walk): void {
  const says = message ?? "the value breaks a rule of the CRD";
  const why = failure.reason === "error" ? `; the rule cannot be evaluated: ${failure.text}` : "";
  walk.violations.push({
    path: [...walk.path, ...fieldPath.split(".").filter((it) => it !== "")],
    kind: "cel",
    message: `${says}${why} (rule: ${rule.replaceAll(/\s+/g, " ")})`,
  });
}
