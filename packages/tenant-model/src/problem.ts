/** A place in a catalog: the keys and indexes that lead to it, e.g. `["spec", "tenants", 0, "name"]`. */
export type Path = readonly (string | number)[];

/** One finding. Text for people is made from it at the edge; `--format json` prints it as it is. */
export interface Problem {
  /** Id of the rule that found it, e.g. `yaml`, `schema`, `setting-undefined`. */
  readonly rule: string;
  readonly severity: "error" | "warning";
  /** What is wrong and what was expected. */
  readonly message: string;
  /** What to do about it. */
  readonly help: string;
  /** Path of the file relative to the root, with `/`. */
  readonly file?: string;
  /** 1-based. */
  readonly line?: number;
  /** 1-based, in UTF-16 code units, as editors count. */
  readonly column?: number;
  /** Place in the catalog as text, e.g. `spec.tenants[0].name`; empty for the whole file. */
  readonly path: string;
}

/** Writes a path as people read it: `spec.tenants[0].parameters["pg.x"]`. */
export function formatPath(path: Path): string {
  let text = "";
  for (const part of path) {
    if (typeof part === "number") text += `[${part}]`;
    else if (/^[A-Za-z_][\w-]*$/.test(part)) text += text === "" ? part : `.${part}`;
    else text += `[${JSON.stringify(part)}]`;
  }
  return text;
}

/** One mistake in a large file can have thousands of consequences: nobody reads further than this. */
const MOST_PROBLEMS = 100;

/** The first problems of a file, with one that counts the others behind them. */
export function limitProblems(problems: readonly Problem[]): readonly Problem[] {
  const next = problems[MOST_PROBLEMS];
  if (next === undefined) return problems;
  const rest = problems.slice(MOST_PROBLEMS);
  const severity = rest.some((problem) => problem.severity === "error") ? "error" : "warning";
  const message = `${rest.length} more problems of this file are not shown, the first of them here`;
  const summary: Problem = { ...next, rule: "more-problems", severity, message, help: "correct the ones above first" };
  return [...problems.slice(0, MOST_PROBLEMS), summary];
}
