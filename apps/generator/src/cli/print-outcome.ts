import type { Outcome } from "./command.ts";
import type { Format } from "./command-line.ts";
import { createPrinterForPeople, formatAsJson, formatForGithub, showControls } from "./problem-formats.ts";
import { createLineReader, type ReadLine } from "./source-lines.ts";
import { type Stream, writeStream } from "./write-stream.ts";

export interface Printed {
  readonly stream: Stream;
  readonly text: string;
}

/**
 * The outcome as text for the two streams. Text: results on stdout, problems on stderr, in the order of reading. JSON and
 * github: problems on stdout for the program, the rest on stderr for its log; only YAML that was asked for keeps stdout.
 */
export function describeOutcome(
  { problems, summary, notes = "", product, data }: Outcome,
  format: Exclude<Format, "sarif">,
  readLine: ReadLine,
): Printed[] {
  const all = problems.map(({ problem }) => problem);
  const details = problems.map(({ detail }) => detail ?? "").join("");
  if (format === "json") {
    const json = formatAsJson(all, { ...(product && { objects: product.objects }), ...data });
    return [
      { stream: "stdout", text: json },
      // The data say it already.
      { stream: "stderr", text: data === undefined ? details + summary : details },
    ];
  }
  if (format === "github") {
    const stream = product === undefined ? "stdout" : "stderr";
    return [
      { stream, text: all.map(formatForGithub).join("") },
      { stream: "stderr", text: details + summary },
      { stream: "stdout", text: product?.text ?? "" },
    ];
  }
  const formatForPeople = createPrinterForPeople(readLine);
  return [
    ...problems.flatMap(({ problem, detail }): Printed[] => [
      { stream: "stderr", text: formatForPeople(problem) },
      { stream: "stdout", text: detail ?? "" },
    ]),
    { stream: "stderr", text: showControls(notes) },
    { stream: "stdout", text: (product?.text ?? "") + summary },
  ];
}

export interface PrintOptions {
  readonly format: Format;
  /** Absolute; paths of problems are relative to it. */
  readonly root: string;
  readonly toolVersion: string;
}

export async function printOutcome(outcome: Outcome, { format, root, toolVersion }: PrintOptions): Promise<void> {
  if (format === "sarif") {
    const { formatAsSarif } = await import("./format-sarif.ts");
    const { readRulePages } = await import("./rule-pages.ts");
    const pages = new Map(Object.entries(readRulePages()));
    const problems = outcome.problems.map(({ problem }) => problem);
    writeStream("stdout", formatAsSarif(problems, { toolVersion, root, readPage: (rule) => pages.get(rule) }));
    writeStream("stderr", outcome.problems.map(({ detail }) => detail ?? "").join("") + outcome.summary);
    return;
  }
  const readLine = createLineReader(root, outcome.sources);
  for (const { stream, text } of describeOutcome(outcome, format, readLine)) writeStream(stream, text);
}
