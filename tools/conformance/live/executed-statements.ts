import { readdirSync } from "node:fs";
import { pathToFileURL } from "node:url";

const FOLDER = new URL("../../../packages/validation-kit/src/sql/", import.meta.url);

/** Statements that are made for something, with what they are made for here. One that is not listed is an error. */
const ARGUMENTS: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  createWrites: [["gitlab"]],
  grantBenchmark: [["gitlab"]],
  addMarker: [["before the backup"], ["after the backup"]],
  // The file's name is known only when it is asked for.
  countUnarchived: [],
  quoteName: [],
};

/** Statements of `src/sql/` that were never run. @param drills whether those of drills or those of checks are looked at */
export async function listUnexecuted(executed: readonly string[], of: "drills" | "checks"): Promise<readonly string[]> {
  const files = readdirSync(FOLDER).filter(
    (file) => !file.endsWith(".test.ts") && file.startsWith("drill-") === (of === "drills"),
  );
  const statements: string[] = [];
  for (const file of files) {
    const exported = (await import(pathToFileURL(new URL(file, FOLDER).pathname).href)) as Record<string, unknown>;
    for (const [name, value] of Object.entries(exported)) statements.push(...readStatements(name, value));
  }
  const text = executed.join("\n");
  return statements.filter((statement) => !text.includes(statement));
}

function readStatements(name: string, value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.filter((one) => typeof one === "string");
  if (typeof value !== "function") return [];
  const calls = ARGUMENTS[name];
  if (calls === undefined) throw new Error(`say in ${import.meta.url} with what ${name} is to be called`);
  return calls.flatMap((args) => readStatements(name, value(...args)));
}
