import type { Problem } from "@tenantry/tenant-model";
import {
  type CatalogInputs,
  type Compilation,
  type CompileOptions,
  compileCatalog,
  type SettingsText,
} from "../compile-catalog.ts";
import type { PathInspector } from "../disk/path-inspector.ts";
import { readText } from "../disk/read-text.ts";
import { parentOf } from "../placing/inspect-output.ts";
import { listIncluded } from "./list-included.ts";

/** Reads a catalog and its settings files below the inspector's root, and compiles them. */
export async function loadCatalog(
  inspector: PathInspector,
  file: string,
  options: Omit<CompileOptions, keyof CatalogInputs>,
): Promise<Compilation> {
  const read = readText(inspector, file);
  if (read.kind === "refused") return { ok: false, problems: [read.problem] };
  if (read.kind === "missing") return { ok: false, problems: [catalogGone(file)] };
  return compileCatalog(read.text, file, {
    ...options,
    ...createCatalogInputs(inspector, file),
  });
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
