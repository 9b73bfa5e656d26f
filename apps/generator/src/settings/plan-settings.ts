import {
  addSettings,
  type Finding,
  findMissingSettings,
  locateFindings,
  type ParsedCatalog,
  type Problem,
  parseCatalog,
  type ReadSettings,
  readSettings,
  resolveCatalog,
} from "@tenantry/tenant-model";
import { type CatalogInputs, readSettingsTexts } from "../compile-catalog.ts";

/** The new text of a settings file. */
export interface SettingsAddition {
  /** Relative to the root. */
  readonly path: string;
  readonly text: string;
  readonly added: ReadonlyMap<string, string>;
}

export interface SettingsPlan {
  /** While there is one, nothing is to be written. */
  readonly problems: readonly Problem[];
  /** Left out when nothing is to be written. */
  readonly addition?: SettingsAddition;
}

type Source = Extract<ParsedCatalog["config"]["spec"]["flux"]["substituteFrom"][number], { kind: "ConfigMap" }>;

/**
 * What `settings add` has to write for a catalog: all missing settings with their defaults, or the problems that keep it
 * from writing any. Half of them would leave a settings file that its next reader takes for complete.
 */
export async function planSettings(
  text: string,
  file: string,
  { readSettingsText, listIncluded }: CatalogInputs,
): Promise<SettingsPlan> {
  const parsing = await parseCatalog(text, file, listIncluded);
  if (!parsing.ok) return parsing;
  const { parsed } = parsing;
  const { namespace, substituteFrom } = parsed.config.spec.flux;
  const sources = substituteFrom.flatMap((source) => (source.kind === "ConfigMap" ? [source] : []));
  const [target] = sources;
  if (target === undefined) return { problems: await locateFindings([noSettingsFile()], parsed.source) };
  const settings = readSettingsTexts(parsed, readSettingsText);
  if (!settings.ok) return settings;

  const defined = new Set<string>();
  const faults: Problem[] = [];
  for (const source of sources) {
    const read = await readSource(settings.texts.get(source.file), source, namespace);
    if (!read.ok) faults.push(...read.problems);
    else for (const name of Object.keys(read.data)) defined.add(name);
  }
  if (faults.length > 0) return { problems: faults };
  const missing = [...findMissingSettings(parsed, defined)];
  const without = missing.filter(([, value]) => value === undefined).map(([name]) => noDefault(name, target.file));
  if (without.length > 0) return { problems: await locateFindings(without, parsed.source) };
  const added = new Map(missing.map(([name, value]) => [name, value ?? ""]));
  if (added.size === 0) return { problems: [] };
  const before = settings.texts.get(target.file) ?? createConfigMap(target.name, namespace);
  const after = await addSettings(before, added);
  const holds = await holdsSettings(after, added, { source: target, namespace });
  const refused = holds ? await findRefused(parsed, new Map([...settings.texts, [target.file, after]]), added) : [];
  if (refused.length > 0) return { problems: refused };
  return holds
    ? { problems: [], addition: { path: target.file, text: after, added } }
    : { problems: [cannotEdit(target.file, added)] };
}

async function readSource(text: string | undefined, { file, name }: Source, namespace: string): Promise<ReadSettings> {
  return text === undefined ? { ok: true, data: {} } : readSettings(text, file, { name, namespace });
}

/** The edit works on text; what it made is read again before it may replace a file that people wrote. */
async function holdsSettings(
  text: string,
  added: ReadonlyMap<string, string>,
  { source, namespace }: { readonly source: Source; readonly namespace: string },
): Promise<boolean> {
  const read = await readSource(text, source, namespace);
  return read.ok && [...added].every(([name, value]) => read.data[name] === value);
}

/** Defaults that rendering would refuse must not get into a file that looks complete. */
async function findRefused(
  parsed: ParsedCatalog,
  texts: ReadonlyMap<string, string | undefined>,
  added: ReadonlyMap<string, string>,
): Promise<readonly Problem[]> {
  const { problems } = await resolveCatalog(parsed, texts);
  const names = [...added.keys()];
  return problems.filter(
    ({ rule, message }) => rule.startsWith("setting-") && names.some((name) => message.includes(name)),
  );
}

function createConfigMap(name: string, namespace: string): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n  namespace: ${namespace}\ndata: {}\n`;
}

function noSettingsFile(): Finding {
  return {
    rule: "settings-add",
    severity: "error",
    message: "the catalog names no settings file that settings could be added to",
    help: "add one to spec.flux.substituteFrom: kind, name and file of a ConfigMap",
    place: ["spec", "flux", "substituteFrom"],
  };
}

function noDefault(name: string, target: string): Finding {
  return {
    rule: "settings-add",
    severity: "error",
    message: `the setting ${name} is not defined and has no default`,
    help: `give it a default here (\`${name}: "…"\`), or a value in ${target}`,
    place: ["spec", "settings"],
  };
}

function cannotEdit(file: string, added: ReadonlyMap<string, string>): Problem {
  const lines = [...added].map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return {
    rule: "settings-add",
    severity: "error",
    message: "this file is written in a way that Tenantry cannot edit safely; it stays as it is",
    help: `add to its data by hand: ${lines.join(", ")}`,
    file,
    line: 1,
    column: 1,
    path: "",
  };
}
