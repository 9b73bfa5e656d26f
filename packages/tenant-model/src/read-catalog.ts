import type { Catalog } from "./catalog.ts";
import type { CatalogConfig } from "./config/catalog-config.ts";
import { readConfig } from "./config/read-config.ts";
import { type Finding, locateFindings } from "./finding.ts";
import type { Problem } from "./problem.ts";
import { resolveConfig } from "./resolve/resolve-catalog.ts";
import { readSettings } from "./settings/read-settings.ts";
import { readValue } from "./yaml/read-value.ts";

/** A catalog whose text is valid; its settings are not looked up yet. */
export interface ParsedCatalog {
  readonly config: CatalogConfig;
  readonly text: string;
  /** Path relative to the root. */
  readonly file: string;
  /** Files that `resolveCatalog` needs, relative to the root, in the order of substituteFrom. */
  readonly settingsFiles: readonly string[];
}

export type ParseResult =
  | { readonly ok: true; readonly parsed: ParsedCatalog }
  | { readonly ok: false; readonly problems: readonly Problem[] };
export type ResolveResult =
  | { readonly ok: true; readonly catalog: Catalog; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads the text of a tenants.yaml. */
export async function parseCatalog(text: string, file: string): Promise<ParseResult> {
  const value = await readValue(text, file);
  if (!value.ok) return value;
  const read = readConfig(value.value);
  if (!read.ok) return { ok: false, problems: await locateFindings(read.findings, text, file) };
  const settingsFiles = read.config.spec.flux.substituteFrom.map((source) => source.file);
  return { ok: true, parsed: { config: read.config, text, file, settingsFiles } };
}

/** Resolves a parsed catalog with its settings files; undefined stands for a file that does not exist. */
export async function resolveCatalog(
  parsed: ParsedCatalog,
  files: ReadonlyMap<string, string | undefined>,
): Promise<ResolveResult> {
  const { config, text, file } = parsed;
  const settings: Readonly<Record<string, string>>[] = [];
  const problems: Problem[] = [];
  for (const [index, source] of config.spec.flux.substituteFrom.entries()) {
    const content = files.get(source.file);
    if (content === undefined) {
      problems.push(...(await locateFindings([missingFile(source.file, index)], text, file)));
      continue;
    }
    const read = await readSettings(content, source.file, { name: source.name, namespace: config.spec.flux.namespace });
    if (read.ok) settings.push(read.data);
    else problems.push(...read.problems);
  }
  if (problems.length > 0) return { ok: false, problems };
  const { catalog, findings } = resolveConfig(config, file, settings);
  const located = await locateFindings(findings, text, file);
  return located.some(({ severity }) => severity === "error")
    ? { ok: false, problems: located }
    : { ok: true, catalog, problems: located };
}

function missingFile(file: string, index: number): Finding {
  return {
    rule: "settings-file",
    severity: "error",
    message: `the settings file ${file} does not exist`,
    help: "correct the path (it is relative to the root), or create the ConfigMap there",
    place: ["spec", "flux", "substituteFrom", index, "file"],
  };
}
