import { expect, it } from "vitest";
import { cloudNativePGModules, platformModules } from "../generated/schema-modules.ts";
import type { StructuralSchema, ValidationRule } from "../structural-schema.ts";
import { loadRuleParser } from "./rule-check.ts";
import { skippedRules } from "./skipped-rules.ts";

const parse = await loadRuleParser();

/** Every rule of every pinned schema. */
async function listRules(): Promise<ValidationRule[]> {
  const modules = [...Object.values(cloudNativePGModules), platformModules].flatMap((it) => Object.values(it));
  const schemas = await Promise.all(modules.map(async (it) => (await it.load()).default as StructuralSchema));
  return schemas.flatMap(collectRules);
}

function collectRules(node: unknown): ValidationRule[] {
  if (typeof node !== "object" || node === null) return [];
  const below = Object.values(node).flatMap(collectRules);
  return "x-kubernetes-validations" in node
    ? [...(node["x-kubernetes-validations"] as ValidationRule[]), ...below]
    : below;
}

/** A rule that the engine cannot parse, or whose functions and operators it does not know. */
function isUnsupported(rule: ValidationRule): boolean {
  if (rule.optionalOldSelf === true) return true;
  try {
    const run = parse(rule.rule) as ReturnType<typeof parse> & { check(): { valid: boolean } };
    return !run.check().valid;
  } catch {
    return true;
  }
}

it("lists exactly the pinned rules that the CEL engine does not support", async () => {
  const rules = await listRules();
  expect(rules.length).toBeGreaterThan(200);
  const unsupported = new Set(rules.filter(isUnsupported).map((it) => it.rule));
  expect(skippedRules.map((it) => it.rule).sort()).toEqual([...unsupported].sort());
});

it("knows an unsupported rule when it sees one", () => {
  expect(isUnsupported({ rule: "isURL(self)" })).toBe(true);
  expect(isUnsupported({ rule: "self.(" })).toBe(true);
  expect(isUnsupported({ rule: "self.size() > 0" })).toBe(false);
});
