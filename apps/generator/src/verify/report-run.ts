import type { CheckResult } from "@tenantry/validation-kit";
import type { Outcome, ReportedProblem } from "../cli/command.ts";
import { replaceFile } from "../disk/replace-file.ts";
import { formatAsJunit } from "./format-junit.ts";
import { printEvidence } from "./print-evidence.ts";
import { redactResult } from "./redact/redact-result.ts";
import type { VerifyRequest } from "./request.ts";
import { countResults, summarizeResults } from "./summarize-results.ts";
import type { VerifySurroundings } from "./surroundings.ts";
import { drillProblem } from "./trouble-problem.ts";
import { writeEvidence } from "./write-evidence.ts";

export interface FinishedRun {
  readonly context: string;
  readonly server: string;
  readonly notes: readonly string[];
  readonly results: readonly CheckResult[];
  /** Why not all of it was run. */
  readonly problems: readonly ReportedProblem[];
}

/** Makes the outcome of a run, and writes its files. An interrupted run is evidence of nothing, and writes none. */
export function reportRun(run: FinishedRun, request: VerifyRequest, surroundings: VerifySurroundings): Outcome {
  const { redactor, interruption, format } = surroundings;
  // Once more: some secrets became known only after the first lines were shown.
  const results = run.results.map((result) => redactResult(result, redactor));
  const signal = interruption.caught();
  const files =
    signal === undefined ? writeFiles(results, run, { request, surroundings }) : { paths: [], problems: [] };
  const stopped = signal === undefined ? [] : [describeStop(signal, results.length)];
  const nothing =
    results.every(({ status }) => status === "skipped") && run.problems.length === 0 && signal === undefined;
  const empty = nothing ? [drillProblem("there was nothing to check: every check was left out", "widen --only")] : [];
  const problems = [...run.problems, ...stopped, ...empty, ...files.problems];
  const counts = countResults(results);
  const words = Object.entries(counts).map(([status, count]) => `${count} ${status}`);
  const written = files.paths.map((path) => `written    ${path}\n`).join("");
  const { catalog, notLookedAt } = request;
  const silent = notLookedAt
    .map(({ criterion, id }) => `${criterion} was not looked at: only \`--drill ${id}\` does\n`)
    .join("");
  return {
    problems: [
      ...problems.map((problem) => redactProblem(problem, redactor)),
      ...(format === "github" ? results.flatMap(faultProblems) : []),
    ],
    summary: `\n${summarizeResults(results)}${silent}${written}${catalog.name} on the context ${run.context}: ${words.join(", ")}\n`,
    data: {
      catalog: catalog.name,
      context: run.context,
      server: run.server,
      date: surroundings.today,
      notes: run.notes,
      counts,
      results,
      written: files.paths,
    },
    code: counts.failed > 0 && signal === undefined ? 1 : problems.length > 0 || counts.unknown > 0 ? 2 : 0,
    ...(signal !== undefined && { signal }),
  };
}

interface Writing {
  readonly request: VerifyRequest;
  readonly surroundings: VerifySurroundings;
}

function writeFiles(
  results: readonly CheckResult[],
  { context, server }: FinishedRun,
  { request, surroundings }: Writing,
) {
  const { catalog, evidence, junit } = request;
  const { root, today: date, toolVersion } = surroundings;
  const paths: string[] = [];
  const problems: ReportedProblem[] = [];
  if (junit !== undefined) {
    const problem = replaceFile(root, junit, formatAsJunit(results, { catalog: catalog.name, context, date }));
    if (problem === undefined) paths.push(junit);
    else problems.push({ problem: { ...problem, help: "name a file with --junit that this user may write" } });
  }
  if (evidence !== undefined) {
    const texts = printEvidence(results, {
      catalog: catalog.name,
      file: catalog.file,
      context,
      server,
      date,
      toolVersion,
    });
    const written = writeEvidence(texts, { root, folder: evidence, catalog: catalog.name });
    paths.push(...written.paths);
    problems.push(...written.problems);
  }
  return { paths, problems };
}

function describeStop(signal: NodeJS.Signals, done: number): ReportedProblem {
  const message = `${signal} ended the run after ${done} results; no evidence was written`;
  return { problem: { rule: "interrupted", severity: "error", message, help: "run the same command again", path: "" } };
}

function redactProblem({ problem }: ReportedProblem, redactor: VerifySurroundings["redactor"]): ReportedProblem {
  return { problem: { ...problem, message: redactor.redact(problem.message), help: redactor.redact(problem.help) } };
}

/** For GitHub's annotations, which know nothing but problems. */
function faultProblems({ id, faults, status }: CheckResult): ReportedProblem[] {
  const severity = status === "failed" ? "error" : "warning";
  return faults.map(({ message, help }) => ({
    problem: { rule: "verify-failed", severity, message: `${id}: ${message}`, help, path: "" },
  }));
}
