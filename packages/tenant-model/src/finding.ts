import { type CatalogSource, findSourcePlace } from "./catalog-source.ts";
import { formatPath, limitProblems, type Path, type Problem } from "./problem.ts";

/** A problem before its line and column are known: those cost a full parse, which only a faulty catalog pays for. */
export interface Finding {
  readonly rule: string;
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly help: string;
  /** A better help where the YAML text of the value is known: `1.30` is the number 1.3. */
  readonly helpWithSource?: (source: string) => string | undefined;
  readonly place: Path;
  /** Point at the key instead of the value, e.g. for an unknown key. */
  readonly at?: "key";
}

/** Gives findings their lines and columns in the YAML texts that they speak of. */
export async function locateFindings(findings: readonly Finding[], source: CatalogSource): Promise<readonly Problem[]> {
  if (findings.length === 0) return [];
  const { openYaml } = await import("./yaml/read-yaml.ts");
  const opened = new Map<string, ReturnType<typeof openYaml>>();
  const problems = findings.map(({ place, rule, severity, message, help }): Problem => {
    return { rule, severity, message, help, file: source.file, path: formatPath(place) };
  });
  return limitProblems(problems).map((problem, index) => {
    const { place = [], at = "value", helpWithSource } = findings[index] ?? {};
    const found = findSourcePlace(source, place);
    const yaml = opened.get(found.file) ?? openYaml(found.text);
    opened.set(found.file, yaml);
    const better = helpWithSource && yaml.source(found.place);
    const help = (better === undefined ? undefined : helpWithSource?.(better)) ?? problem.help;
    return { ...problem, help, file: found.file, ...yaml.locate(found.place, at) };
  });
}

/** The same for one text that stands alone, such as a settings file. */
export function locateInText(findings: readonly Finding[], text: string, file: string): Promise<readonly Problem[]> {
  return locateFindings(findings, { file, text, included: [] });
}
