import type { CatalogSource, IncludedTenants } from "./catalog-source.ts";
import { explainText } from "./config/schema-keys.ts";
import { type Finding, locateFindings } from "./finding.ts";
import type { Problem } from "./problem.ts";
import type { YamlValue } from "./yaml/read-block-yaml.ts";
import { readValue } from "./yaml/read-value.ts";

/** The files that a pattern of `spec.include` matches, in order; or why they cannot be read. */
export type ListIncluded = (pattern: string) => {
  readonly files: readonly { readonly path: string; readonly text: string }[];
  readonly problems: readonly Problem[];
};

export type Inclusion =
  | { readonly ok: true; readonly value: YamlValue; readonly source: CatalogSource }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Adds the tenants of included files to the value of a catalog. What is ill-formed is left to the schema. */
export async function includeTenants(
  value: YamlValue,
  { file, text }: Pick<CatalogSource, "file" | "text">,
  listIncluded: ListIncluded,
): Promise<Inclusion> {
  const source: CatalogSource = { file, text, included: [] };
  const spec = isMapping(value) ? value["spec"] : undefined;
  if (!isMapping(value) || !isMapping(spec) || spec["include"] === undefined) return { ok: true, value, source };
  const { include, tenants = [] } = spec;
  if (!Array.isArray(include) || !include.every(isPattern) || !Array.isArray(tenants))
    return { ok: true, value, source };

  const problems: Problem[] = [];
  const findings: Finding[] = [];
  const included: IncludedTenants[] = [];
  const all = [...tenants];
  for (const [index, pattern] of include.entries()) {
    const matched = listIncluded(pattern);
    problems.push(...matched.problems);
    if (matched.files.length === 0 && matched.problems.length === 0) {
      findings.push(includeFinding(index, `${JSON.stringify(pattern)} matches no file`, "correct it, or remove it"));
    }
    for (const { path, text: content } of matched.files) {
      if (path === file || included.some((earlier) => earlier.file === path)) {
        const message = `${JSON.stringify(pattern)} matches ${path}, which is part of the catalog already`;
        findings.push(includeFinding(index, message, "let each file be matched once"));
        continue;
      }
      const read = await readValue(content, path);
      if (!read.ok) {
        problems.push(...read.problems);
        continue;
      }
      const added = Array.isArray(read.value) ? read.value : [read.value];
      const form = Array.isArray(read.value) ? "list" : "tenant";
      included.push({ file: path, text: content, first: all.length, count: added.length, form });
      all.push(...added);
    }
  }
  problems.push(...(await locateFindings(findings, source)));
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: { ...value, spec: { ...spec, tenants: all } }, source: { file, text, included } };
}

function isPattern(pattern: YamlValue): pattern is string {
  return typeof pattern === "string" && explainText(pattern, ["spec", "include", 0]) === undefined;
}

function includeFinding(index: number, message: string, help: string): Finding {
  return { rule: "include", severity: "error", message, help, place: ["spec", "include", index] };
}

function isMapping(value: YamlValue | undefined): value is { [key: string]: YamlValue } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
