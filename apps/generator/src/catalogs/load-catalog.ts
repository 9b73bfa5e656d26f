import type { Problem } from "@tenantry/tenant-model";
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

type LoadOptions = Omit<CompileOptions, keyof CatalogInputs>;

/** Reads a catalog and its settings files below the inspector's root, and compiles them. */
export async function loadCatalog(inspector: PathInspector, file: string, options: LoadOptions): Promise<Compilation> {
  const text = readCatalog(inspector, file);
  return text.ok ? compileCatalog(text.text, file, { ...options, ...createCatalogInputs(inspector, file) }) : text;
}

/** The same as far as the rules: what is rendered can be looked at although they refuse it. */
export async function loadUnjudged(inspector: PathInspector, file: string, options: LoadOptions): Promise<Opening> {
  const text = readCatalog(inspector, file);
  return text.ok ? openCatalog(text.text, file, { ...options, ...createCatalogInputs(inspector, file) }) : text;
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
