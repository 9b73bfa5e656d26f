import type { Mark } from "./cursor.ts";

/** Thrown inside the YAML reader only; `readYaml` turns it into data. The message is the one that Go prints. */
export class YamlFailure extends Error {}

/** A mistake in the characters. Go counts lines from 0 here and adds one, but names no line for the first one. */
export function failScan(problem: string, at: Mark, context?: Mark): YamlFailure {
  return new YamlFailure(`yaml: ${sayLine(at.line === 0 ? (context?.line ?? 0) : at.line + 1)}${problem}`);
}

/** A mistake in the order of the tokens. Go does not add one to the line here, so it points a line too high. */
export function failParse(problem: string, at: Mark, context?: Mark): YamlFailure {
  return new YamlFailure(`yaml: ${sayLine(at.line === 0 ? (context?.line ?? 0) : at.line)}${problem}`);
}

export function failDecode(problem: string): YamlFailure {
  return new YamlFailure(`yaml: ${problem}`);
}

function sayLine(line: number): string {
  return line === 0 ? "" : `line ${line}: `;
}
