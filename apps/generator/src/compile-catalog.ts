import { type KubernetesObject, printDocuments, printRunbooks, renderCatalog } from "@tenantry/renderer";
import {
  type Catalog,
  type Finding,
  findLargeShards,
  findUsedSettings,
  type ListIncluded,
  locateFindings,
  type ParsedCatalog,
  type Problem,
  parseCatalog,
  resolveCatalog,
} from "@tenantry/tenant-model";
import { buildKit } from "@tenantry/validation-kit";
import type { Baseline } from "./committed/baseline.ts";
import { judgeCatalog } from "./judging/judge-catalog.ts";
import { judgeKit } from "./judging/judge-kit.ts";
import { claimObjects } from "./placing/claim-objects.ts";
import type { ObjectClaim } from "./placing/object-claims.ts";
import type { OutputClaim } from "./placing/output-claims.ts";
import type { CatalogPlugins, OpenOptions } from "./plugins/catalog-plugins.ts";
import { replaceSettings } from "./settings/replace-settings.ts";

/** What of one catalog is held against the other catalogs. */
export interface CatalogClaim extends OutputClaim, ObjectClaim {
  /** Gives findings about the catalog their lines and columns. */
  locate(findings: readonly Finding[]): Promise<readonly Problem[]>;
}

/** Everything that the generator places, prints or compares of one catalog. Paths are relative to the root. */
export interface CompiledCatalog extends CatalogClaim {
  /** Path → text, the Flux Kustomization and the runbooks among them. */
  readonly files: ReadonlyMap<string, string>;
  /** What the catalog writes into objects itself, one line an object. */
  readonly overrides: readonly string[];
  /** What its plugins did, a line each. */
  readonly plugged: readonly string[];
  /** Warnings. */
  readonly problems: readonly Problem[];
  /** What the Flux Kustomization applies, as the API server receives it. */
  listObjects(): readonly KubernetesObject[];
  /** The Flux Kustomizations with every setting inline, for tools that read no ConfigMaps. */
  listFluxKustomizations(): readonly KubernetesObject[];
}

export type Compilation =
  | { readonly ok: true; readonly compiled: CompiledCatalog }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Text of a settings file, undefined for a missing one, or why it cannot be read. */
export type SettingsText =
  | { readonly ok: true; readonly text: string | undefined }
  | { readonly ok: false; readonly problem: Problem };

export type SettingsTexts =
  | { readonly ok: true; readonly texts: ReadonlyMap<string, string | undefined> }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Path relative to the root → text. */
export type ReadSettingsText = (path: string) => SettingsText;

/** Reads what a catalog names. */
export interface CatalogInputs {
  readonly readSettingsText: ReadSettingsText;
  readonly listIncluded: ListIncluded;
}

export interface CompileOptions extends CatalogInputs {
  /** Opens the plugins of a catalog that has some. */
  readonly openPlugins: (options: Omit<OpenOptions, "start">) => Promise<CatalogPlugins>;
  readonly toolVersion: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Values to take instead of those in the settings files. */
  readonly replacedSettings?: ReadonlyMap<string, string>;
  /** What the catalog is compared with. */
  readonly baseline?: Baseline;
}

/** A catalog that could be read, and what is rendered of it. */
export interface OpenedCatalog {
  readonly parsed: ParsedCatalog;
  readonly catalog: Catalog;
  readonly settings: ReadonlyMap<string, string | undefined>;
  readonly rendering: Awaited<ReturnType<typeof renderCatalog>>;
  /** Of resolving and rendering. */
  readonly problems: readonly Problem[];
  /** To be stopped by whoever opened the catalog. */
  readonly plugins?: CatalogPlugins;
}

export type Opening =
  | { readonly ok: true; readonly opened: OpenedCatalog }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The stages before the rules. */
export async function openCatalog(text: string, file: string, options: CompileOptions): Promise<Opening> {
  const { toolVersion } = options;
  const parsing = await parseCatalog(text, file, options.listIncluded, { toolVersion });
  if (!parsing.ok) return parsing;
  const { parsed } = parsing;
  const read = readSettingsTexts(parsed, options.readSettingsText);
  if (!read.ok) return read;
  const { replacedSettings } = options;
  const settings =
    replacedSettings === undefined ? read.texts : await replaceSettings(parsed, read.texts, replacedSettings);
  const resolution = await resolveCatalog(parsed, settings);
  if (!resolution.ok) return resolution;
  const { catalog } = resolution;
  const plugins = await openPlugins(catalog, parsed, options);
  if (plugins !== undefined && plugins.findings.length > 0) {
    plugins.stop();
    return { ok: false, problems: await locateFindings(plugins.findings, parsed.source) };
  }
  const steps = plugins?.steps ?? [];
  const rendering = await renderCatalog(catalog, { toolVersion, source: parsed.source, plugins: steps });
  const problems = [...resolution.problems, ...findLargeShards(catalog), ...rendering.problems];
  return { ok: true, opened: { parsed, catalog, settings, rendering, problems, ...(plugins && { plugins }) } };
}

async function openPlugins(
  catalog: Catalog,
  { config }: ParsedCatalog,
  { openPlugins: open, ...rest }: CompileOptions,
) {
  if (catalog.plugins.length === 0) return undefined;
  const { toolVersion, today } = rest;
  return open({ catalog, config, toolVersion, today });
}

/** Text of a tenants.yaml → rendered files, or what is wrong with it. The stages stand in the packages; this is their order. */
export async function compileCatalog(text: string, file: string, options: CompileOptions): Promise<Compilation> {
  const opening = await openCatalog(text, file, options);
  if (!opening.ok) return opening;
  try {
    return await compileOpened(opening.opened, options);
  } finally {
    opening.opened.plugins?.stop();
  }
}

async function compileOpened(opened: OpenedCatalog, options: CompileOptions): Promise<Compilation> {
  const { catalog, rendering, settings, parsed, plugins } = opened;
  const { source } = parsed;
  const { today, baseline } = options;
  const committed = baseline && (await compareWith(baseline, opened));
  const known = {
    today,
    source,
    settings,
    settingsUsed: new Set([...findUsedSettings(parsed), ...rendering.pluginSettings]),
    ...(plugins !== undefined && { plugins }),
    ...(committed !== undefined && { committed }),
  };
  const judged = await judgeCatalog(catalog, rendering.objects, known);
  const kit = buildKit(
    catalog,
    rendering.objects.map(({ object }) => object),
  );
  const problems = [...opened.problems, ...judged, ...(await judgeKit(kit, { catalog, source }))];
  if (problems.some(({ severity }) => severity === "error")) return { ok: false, problems };
  // The objects are not handed on: of many catalogs only what differs is kept in memory.
  const { overrides, plugged, listObjects, listFluxKustomizations } = rendering;
  const files = new Map([...rendering.files, ...printRunbooks(catalog), ...kit.files]);
  const rendered = { files, overrides, plugged, listObjects, listFluxKustomizations };
  return { ok: true, compiled: { ...claimCatalog(opened), ...rendered, problems } };
}

/** Takes no rule: what a catalog claims it claims also while rules refuse it. */
export function claimCatalog({ catalog, parsed: { config, source }, rendering }: OpenedCatalog): CatalogClaim {
  const settings = config.spec.flux.substituteFrom.flatMap((from) => (from.kind === "ConfigMap" ? [from] : []));
  const locate = (findings: readonly Finding[]) => locateFindings(findings, source);
  const claims = { ...catalog.output, ...claimObjects(catalog, rendering.identities), settings };
  return { name: catalog.name, file: catalog.file, ...claims, locate };
}

/** Loaded where there is something to compare with. */
async function compareWith(baseline: Baseline, opened: OpenedCatalog) {
  const { readCommitted } = await import("./committed/read-committed.ts");
  return readCommitted(baseline, opened);
}

/** A missing settings file is left to the model, which knows the line that names it. */
export function readSettingsTexts({ settingsFiles }: ParsedCatalog, readSettingsText: ReadSettingsText): SettingsTexts {
  const texts = new Map<string, string | undefined>();
  const problems: Problem[] = [];
  for (const path of settingsFiles) {
    const read = readSettingsText(path);
    if (read.ok) texts.set(path, read.text);
    else problems.push(read.problem);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, texts };
}

/** One YAML stream of objects that hold no placeholders any more. */
export function printObjects(objects: readonly KubernetesObject[]): string {
  return printDocuments(objects, { substitution: "none" });
}
