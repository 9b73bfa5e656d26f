import type { ListIncluded, Problem } from "@tenantry/tenant-model";
import {
  type CatalogInputs,
  type Compilation,
  type CompileOptions,
  compileCatalog,
  type Opening,
  openCatalog,
  type SettingsText,
} from "../compile-catalog.ts";
import type { PathInspector } from "../disk/path-inspector.ts";
import { readText } from "../disk/read-text.ts";
import { parentOf } from "../placing/inspect-output.ts";
import { listIncluded } from "./list-included.ts";

type LoadOptions = Omit<CompileOptions, keyof CatalogInputs | "openPlugins">;

/** Reads a catalog and its settings files below the inspector's root, and compiles them. */
export async function loadCatalog(inspector: PathInspector, file: string, options: LoadOptions): Promise<Compilation> {
  const text = readCatalog(inspector, file);
  return text.ok ? compileText(inspector, { file, text: text.text }, options) : text;
}

/** The same for texts that need not stand in the files whose place they take. */
export function compileText(
  inspector: PathInspector,
  { file, text, ...read }: { readonly file: string; readonly text: string; readonly listIncluded?: ListIncluded },
  options: LoadOptions,
): Promise<Compilation> {
  return compileCatalog(text, file, { ...complete(options, inspector, file), ...read });
}

/** The same as far as the rules: what is rendered can be looked at although they refuse it. */
export async function loadUnjudged(inspector: PathInspector, file: string, options: LoadOptions): Promise<Opening> {
  const text = readCatalog(inspector, file);
  if (!text.ok) return text;
  const opening = await openCatalog(text.text, file, complete(options, inspector, file));
  if (opening.ok) opening.opened.plugins?.stop();
  return opening;
}

function complete(options: LoadOptions, inspector: PathInspector, file: string): CompileOptions {
  const openPlugins = (opened: PluginOptions) => openCatalogPlugins(inspector, opened);
  return { ...options, ...createCatalogInputs(inspector, file), openPlugins };
}

type PluginOptions = Parameters<CompileOptions["openPlugins"]>[0];

/** Loaded where a catalog has plugins. */
export async function openCatalogPlugins(inspector: PathInspector, options: PluginOptions) {
  const { CatalogPlugins } = await import("../plugins/catalog-plugins.ts");
  const { startBelow } = await import("../plugins/start-catalog-plugin.ts");
  const plugins = new CatalogPlugins({ ...options, start: startBelow(inspector) });
  await plugins.open();
  return plugins;
}

function readCatalog(
  inspector: PathInspector,
  file: string,
): { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problems: readonly Problem[] } {
  const read = readText(inspector, file);
  if (read.kind === "text") return { ok: true, text: read.text };
  return { ok: false, problems: [read.kind === "refused" ? read.problem : catalogGone(file)] };
}

/** Reads what the catalog `file` names, below the inspector's root. */
export function createCatalogInputs(inspector: PathInspector, file: string): CatalogInputs {
  return {
    readSettingsText: (path) => readSettingsText(inspector, path),
    listIncluded: (pattern) => listIncluded(inspector, parentOf(file), pattern),
  };
}

/** A missing settings file is the catalog's problem: the model says where the catalog names it. */
function readSettingsText(inspector: PathInspector, path: string): SettingsText {
  const read = readText(inspector, path);
  if (read.kind === "refused") return { ok: false, problem: read.problem };
  return { ok: true, text: read.kind === "text" ? read.text : undefined };
}

/** It was there when the catalogs were listed. */
export function catalogGone(file: string): Problem {
  return {
    rule: "catalog-not-found",
    severity: "error",
    message: `the catalog ${file} does not exist (any more)`,
    help: "check the path",
    file,
    line: 1,
    column: 1,
    path: "",
  };
}
