import { rules } from "@tenantry/rules";
import type { ReferenceField } from "@tenantry/tenant-model";
import type { CommandContext, Outcome } from "../cli/command.ts";
import { nearestWord } from "../cli/nearest-word.ts";
import { readRulePages } from "../cli/rule-pages.ts";

/** Prints the page of a rule, or what a field of the catalog means. */
export async function explain({ catalogs: [topic] }: CommandContext): Promise<Outcome> {
  const pages = readRulePages();
  if (topic === undefined) return { problems: [], summary: listRules(pages) };
  const page = Object.hasOwn(pages, topic) ? pages[topic] : undefined;
  if (page !== undefined) return { problems: [], summary: page };
  const { listReferenceFields } = await import("@tenantry/tenant-model");
  const fields = listReferenceFields();
  const found = findFields(topic, fields);
  if (found.length > 0) return { problems: [], summary: found.map(describeField).join("\n") };
  return { problems: [{ problem: refuseTopic(topic, pages, fields) }], summary: "" };
}

function listRules(pages: Readonly<Record<string, string>>): string {
  const widest = Math.max(...Object.keys(pages).map((id) => id.length));
  const known = new Set(rules.map(({ id }) => id));
  const lines = rules.map(({ id, severity, title }) => `${id.padEnd(widest)}  ${severity.padEnd(7)}  ${title}\n`);
  const others = Object.keys(pages).filter((id) => !known.has(id));
  return `Rules:\n${lines.join("")}\nOther checks: ${others.join(", ")}.\nFields: \`tenantry explain spec.cluster.storage.size\`.\n`;
}

/** Fields whose path ends in what was typed; indexes of lists do not matter. A mapping stands for the fields in it. */
function findFields(topic: string, fields: readonly ReferenceField[]): readonly ReferenceField[] {
  const wanted = simplify(topic);
  const same = fields.filter(({ path }) => simplify(path) === wanted);
  const ending = same.length > 0 ? same : fields.filter(({ path }) => simplify(path).endsWith(`.${wanted}`));
  const [only] = ending;
  if (ending.length !== 1 || only === undefined) return ending;
  return [only, ...fields.filter(({ section }) => section === only.path || section === `${only.path}[]`)];
}

function simplify(path: string): string {
  return path.replace(/\[[^\]]*\]/g, "").replace(/ \([^)]*\)/g, "");
}

function describeField({ path, form, preset, required, notes }: ReferenceField): string {
  const fallback = required ? "required" : preset === undefined ? "may be left out" : `default ${preset}`;
  const placeholder = notes.placeholder === "refused" ? "" : `\n  placeholder: ${notes.placeholder}`;
  return `${path}\n  ${notes.description}\n  form: ${form}; ${fallback}${placeholder}\n`;
}

function refuseTopic(topic: string, pages: Readonly<Record<string, string>>, fields: readonly ReferenceField[]) {
  const [plugin, rule] = topic.split("/");
  const isPlugged = rule !== undefined && plugin !== "";
  const nearest = nearestWord(topic, [...Object.keys(pages), ...fields.map(({ path }) => simplify(path))]);
  return {
    rule: "usage",
    severity: "error",
    message: `there is no rule and no field \`${topic}\``,
    help: isPlugged
      ? `a rule of a plugin is explained by its module, ${plugin}.mjs, which spec.plugins names`
      : nearest === undefined
        ? "`tenantry explain` lists the rules"
        : `did you mean ${nearest}?`,
    path: "",
  } as const;
}
