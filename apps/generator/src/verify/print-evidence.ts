import type { CheckResult, EvidenceStem } from "@tenantry/validation-kit";
import { showControls } from "../cli/problem-formats.ts";
import { countResults } from "./summarize-results.ts";

export interface EvidenceOptions {
  readonly catalog: string;
  /** The catalog's file. */
  readonly file: string;
  readonly context: string;
  /** Version of the API server. */
  readonly server: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly toolVersion: string;
}

/** An answer may be all pods of a namespace as JSON: what is longer is cut, and says so. */
const MOST_LINES = 400;
const LONGEST_LINE = 2000;

export function nameEvidence(stem: EvidenceStem): string {
  return `VALIDATE-DB-${stem}.txt`;
}

/** File name → text: one file for each stem of the story that anything was found out about. Of redacted results. */
export function printEvidence(results: readonly CheckResult[], options: EvidenceOptions): ReadonlyMap<string, string> {
  const stems = [...new Set(results.filter(({ status }) => status !== "skipped").map(({ evidence }) => evidence))];
  return new Map(
    stems.map((stem) => {
      const own = results.filter(({ evidence }) => evidence === stem);
      return [nameEvidence(stem), `${printHeader(own, options)}${own.map(printResult).join("")}`];
    }),
  );
}

/** The catalog that a file is evidence of; undefined where it is no such file. */
export function readEvidenceOwner(text: string): string | undefined {
  return /^catalog: (\S+)/m.exec(text.slice(0, 1000))?.[1];
}

function printHeader(results: readonly CheckResult[], options: EvidenceOptions): string {
  const { passed, failed, unknown, skipped } = countResults(results);
  const { catalog, file, context, server, date, toolVersion } = options;
  return `Evidence of story 47, by tenantry verify ${toolVersion}. Secrets are redacted.
catalog: ${catalog} (${file})
context: ${showControls(context)} (Kubernetes ${showControls(server)})
date: ${date}
result: ${passed} passed, ${failed} failed, ${unknown} unknown, ${skipped} skipped
`;
}

function printResult({
  id,
  criterion,
  title,
  status,
  expectation,
  found,
  faults,
  transcript,
  seconds,
}: CheckResult): string {
  const told = faults.map(({ message, help }) => `fault: ${message}\n  help: ${help}\n`).join("");
  const asked = transcript.map(({ command, output }) => `\n$ ${command}\n${cut(output)}`).join("");
  return showControls(`
== ${criterion} ${id}: ${status}
${title}
expected: ${expectation}
found: ${found}
seconds: ${seconds.toFixed(1)}
${told}${asked}`);
}

function cut(output: string): string {
  if (output === "") return "";
  const lines = output.replace(/\n$/, "").split("\n");
  const kept = lines.slice(0, MOST_LINES).map((line) => {
    const more = line.length - LONGEST_LINE;
    return more > 0 ? `${line.slice(0, LONGEST_LINE)} … ${more} more characters` : line;
  });
  const rest = lines.length - kept.length;
  return `${[...kept, ...(rest > 0 ? [`… ${rest} more lines`] : [])].join("\n")}\n`;
}
