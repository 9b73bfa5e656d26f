import { type Finding, locateInText } from "../finding.ts";
import { type ParsedCatalog, parseCatalog } from "../read-catalog.ts";
import { applyEdit, type CatalogEdit, type CatalogText, type FileEdit } from "./catalog-edit.ts";
import type { TenantConfig } from "./compare-request.ts";

export interface EditPlan {
  readonly parsed: ParsedCatalog;
  /** Its `after` is undefined where the text could not be edited. */
  readonly edit: FileEdit | undefined;
  /** What is to become of the tenants. */
  readonly expect: (tenants: readonly TenantConfig[]) => readonly TenantConfig[];
  /** To be done by hand where the file cannot be edited. */
  readonly byHand: string;
  readonly notes: readonly string[];
  /** File that is edited. */
  readonly path: string;
}

/**
 * Edits work on text: what they made is read again, and has to say exactly what was meant, before it may replace a file
 * that people wrote.
 */
export async function verifyEdit(catalog: CatalogText, plan: EditPlan): Promise<CatalogEdit> {
  const { parsed, edit, expect, notes } = plan;
  if (edit === undefined) return refuse(catalog, plan);
  const edited = applyEdit(catalog, edit);
  const parsing = await parseCatalog(edited.text, edited.file, edited.listIncluded);
  if (!parsing.ok) {
    // The catalog itself can be at fault, with a tenant too many or too few; a YAML error is the edit's.
    return parsing.problems.some(({ rule }) => rule === "yaml")
      ? refuse(catalog, plan)
      : { kind: "refused", problems: parsing.problems, edit };
  }
  const { config } = parsed;
  const spec = { ...config.spec, tenants: [...expect(config.spec.tenants)].sort(byName) };
  const found = parsing.parsed.config;
  const foundSpec = { ...found.spec, tenants: [...found.spec.tenants].sort(byName) };
  const isMeant = JSON.stringify({ ...found, spec: foundSpec }) === JSON.stringify({ ...config, spec });
  return isMeant ? { kind: "edited", edit, catalog: edited, notes } : refuse(catalog, plan);
}

/** The order of included files is that of their names, and nothing depends on it. */
function byName(a: TenantConfig, b: TenantConfig): number {
  return a.name < b.name ? -1 : 1;
}

async function refuse({ file, text }: CatalogText, { path, byHand, parsed }: EditPlan): Promise<CatalogEdit> {
  const finding: Finding = {
    rule: "edit",
    severity: "error",
    message: "this file is written in a way that Tenantry cannot edit safely; it stays as it is",
    help: byHand,
    place: path === file ? ["spec", "tenants"] : [],
  };
  const included = parsed.source.included.find((other) => other.file === path);
  return { kind: "refused", problems: await locateInText([finding], included?.text ?? text, path) };
}
