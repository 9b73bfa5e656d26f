import { type Plugin, type PluginRule, SEVERITIES } from "@tenantry/krm-function";
import { describe } from "./describe.ts";
import { PluginMistake } from "./failure.ts";

const EXPECTED = "expected `export default definePlugin({ transform, rules })`, or a function";

/** Imports a module and holds it against what a plugin is. */
export async function loadPlugin(module: URL): Promise<Plugin<unknown>> {
  const { default: exported } = (await import(module.href)) as { readonly default?: unknown };
  if (typeof exported === "function") return { transform: exported as NonNullable<Plugin<unknown>["transform"]> };
  if (typeof exported !== "object" || exported === null) {
    throw new PluginMistake(
      exported === undefined ? "it has no default export" : `its default export is ${describe(exported)}`,
      EXPECTED,
    );
  }
  const { transform, rules = [], ...unknown } = exported as Record<string, unknown>;
  const [key] = Object.keys(unknown);
  if (key !== undefined) throw new PluginMistake(`unknown key \`${key}\` in its default export`, EXPECTED);
  if (transform !== undefined && typeof transform !== "function") {
    throw new PluginMistake(`its \`transform\` is ${describe(transform)}`, "expected a function of items");
  }
  if (!Array.isArray(rules))
    throw new PluginMistake(`its \`rules\` are ${describe(rules)}`, "expected a list of rules");
  if (transform === undefined && rules.length === 0) {
    throw new PluginMistake("it has neither `transform` nor `rules`: it would do nothing", EXPECTED);
  }
  for (const [index, rule] of rules.entries()) checkRule(rule, index);
  const ids = (rules as PluginRule<unknown>[]).map(({ id }) => id);
  const twin = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twin !== undefined) throw new PluginMistake(`two of its rules have the id \`${twin}\``, "rename one of them");
  return exported as Plugin<unknown>;
}

function checkRule(rule: unknown, index: number): void {
  const place = `rules[${index}]`;
  if (typeof rule !== "object" || rule === null) {
    throw new PluginMistake(`${place} is ${describe(rule)}`, "expected { id, severity, title, check }");
  }
  const { id, severity, title, check } = rule as Record<string, unknown>;
  if (typeof id !== "string" || !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)) {
    throw new PluginMistake(`${place}.id is ${describe(id)}`, "expected lower-case words with hyphens");
  }
  if (severity === "info" || !SEVERITIES.some((known) => known === severity)) {
    throw new PluginMistake(`${place}.severity is ${describe(severity)}`, 'expected "error" or "warning"');
  }
  if (typeof title !== "string" || title === "") {
    throw new PluginMistake(
      `${place}.title is ${describe(title)}`,
      "expected a sentence: what holds where the rule is silent",
    );
  }
  if (typeof check !== "function") {
    throw new PluginMistake(`${place}.check is ${describe(check)}`, "expected a function of items");
  }
}
