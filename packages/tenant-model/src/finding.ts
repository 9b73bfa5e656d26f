import { formatPath, limitProblems, type Path, type Problem } from "./problem.ts";

/** A problem before its line and column are known: those cost a full parse, which only a faulty catalog pays for. */
export interface Finding {
  readonly rule: string;
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly help: string;
  readonly place: Path;
  /** Point at the key instead of the value, e.g. for an unknown key. */
  readonly at?: "key";
}

/** Gives findings their lines and columns in the YAML text that they speak of. */
export async function locateFindings(
  findings: readonly Finding[],
  text: string,
  file: string,
): Promise<readonly Problem[]> {
  if (findings.length === 0) return [];
  const { openYaml } = await import("./yaml/read-yaml.ts");
  const yaml = openYaml(text);
  const problems = findings.map(({ place, rule, severity, message, help }): Problem => {
    return { rule, severity, message, help, file, path: formatPath(place) };
  });
  return limitProblems(problems).map((problem, index) => {
    const { place = [], at } = findings[index] ?? {};
    return { ...problem, ...yaml.locate(place, at ?? "value") };
  });
}
