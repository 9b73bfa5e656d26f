import type { Format } from "./arguments.ts";
import type { Outcome } from "./command.ts";
import { formatAsJson, formatForGithub, formatForPeople } from "./problem-formats.ts";
import { type Stream, writeStream } from "./write-stream.ts";

export interface Printed {
  readonly stream: Stream;
  readonly text: string;
}

/**
 * The outcome as text for the two streams. Text: results on stdout, problems on stderr, in the order of reading. JSON and
 * github: problems on stdout for the program, the rest on stderr for its log; only YAML that was asked for keeps stdout.
 */
export function describeOutcome({ problems, summary, product }: Outcome, format: Format): Printed[] {
  const all = problems.map(({ problem }) => problem);
  const details = problems.map(({ detail }) => detail ?? "").join("");
  if (format === "json") {
    const json = formatAsJson(all, product === undefined ? {} : { objects: product.objects });
    return [
      { stream: "stdout", text: json },
      { stream: "stderr", text: details + summary },
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
  return [
    ...problems.flatMap(({ problem, detail }): Printed[] => [
      { stream: "stderr", text: formatForPeople(problem) },
      { stream: "stdout", text: detail ?? "" },
    ]),
    { stream: "stdout", text: (product?.text ?? "") + summary },
  ];
}

export function printOutcome(outcome: Outcome, format: Format): void {
  for (const { stream, text } of describeOutcome(outcome, format)) writeStream(stream, text);
}
