import { limitProblems, type Problem } from "../problem.ts";
import { readBlockYaml, type YamlValue } from "./read-block-yaml.ts";

/** Reads YAML text: fast where it is plain, with the full parser and its positions where it is not. */
export async function readValue(
  text: string,
  file: string,
): Promise<
  { readonly ok: true; readonly value: YamlValue } | { readonly ok: false; readonly problems: readonly Problem[] }
> {
  const plain = readBlockYaml(text);
  if (plain !== undefined) return { ok: true, value: plain };
  const { openYaml } = await import("./read-yaml.ts");
  const read = openYaml(text).read();
  if (read.ok) return read;
  return {
    ok: false,
    problems: limitProblems(
      read.faults.map(({ line, column, message, help }) => {
        return { rule: "yaml", severity: "error", message, help, file, line, column, path: "" };
      }),
    ),
  };
}
