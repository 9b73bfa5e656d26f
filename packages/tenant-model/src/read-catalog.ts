import type { Catalog } from "./catalog.ts";
import type { CatalogSource } from "./catalog-source.ts";
import type { CatalogConfig } from "./config/catalog-config.ts";
import { readConfig } from "./config/read-config.ts";
import { type Finding, locateFindings } from "./finding.ts";
import { includeTenants, type ListIncluded } from "./include-tenants.ts";
import type { Problem } from "./problem.ts";
import { resolveConfig } from "./resolve/resolve-catalog.ts";
import { readSettings } from "./settings/read-settings.ts";
import { readValue } from "./yaml/read-value.ts";

/** A catalog whose text is valid; its settings are not looked up yet. */
export interface ParsedCatalog {
  readonly config: CatalogConfig;
  readonly source: CatalogSource;
  /** Files that `resolveCatalog` needs, relative to the root, in the order of substituteFrom. */
  readonly settingsFiles: readonly string[];
}

export type ParseResult =
  | { readonly ok: true; readonly parsed: ParsedCatalog }
  | { readonly ok: false; readonly problems: readonly Problem[] };
export type ResolveResult =
  | { readonly ok: true; readonly catalog: Catalog; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads the text of a tenants.yaml.
 * @param file its path relative to the root
 * @param listIncluded finds and reads what `spec.include` names
 * @param options `toolVersion`: the release, for an error that says which release reads what
 */
export async function parseCatalog(
  text: string,
  file: string,
  listIncluded: ListIncluded,
  options: { readonly toolVersion?: string } = {},
): Promise<ParseResult> {
  const read = await readValue(text, file);
  if (!read.ok) return read;
  const inclusion = await includeTenants(read.value, { file, text }, listIncluded);
  if (!inclusion.ok) return inclusion;
  const { value, source } = inclusion;
  const config = readConfig(value, options);
  if (!config.ok) return { ok: false, problems: await locateFindings(config.findings, source) };
  const settingsFiles = config.config.spec.flux.substituteFrom.flatMap((it) =>
    it.kind === "ConfigMap" ? [it.file] : [],
  );
  return { ok: true, parsed: { config: config.config, source, settingsFiles } };
}

/** Resolves a parsed catalog with its settings files; undefined stands for a file that does not exist. */
export async function resolveCatalog(
  parsed: ParsedCatalog,
  files: ReadonlyMap<string, string | undefined>,
): Promise<ResolveResult> {
  const { config, source } = parsed;
  const settings = new Map<number, Readonly<Record<string, string>>>();
  const problems: Problem[] = [];
  const { substituteFrom, namespace } = config.spec.flux;
  for (const [index, from] of substituteFrom.entries()) {
    if (from.kind !== "ConfigMap") continue;
    const content = files.get(from.file);
    if (content === undefined) {
      problems.push(...(await locateFindings([missingFile(from.file, index)], source)));
      continue;
    }
    const read = await readSettings(content, from.file, { name: from.name, namespace });
    if (read.ok) settings.set(index, read.data);
    else problems.push(...read.problems);
  }
  if (problems.length > 0) return { ok: false, problems };
  const { catalog, findings } = resolveConfig(config, source.file, settings);
  const located = await locateFindings(findings, source);
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
