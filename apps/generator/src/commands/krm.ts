import {
  type ListedItem,
  type ResourceList,
  readResourceList,
  writeResourceList,
} from "@tenantry/krm-function/resource-list";
import type { CommandContext, Outcome } from "../cli/command.ts";
import { type Answer, reportProblem } from "../krm/finding.ts";
import { runFunction } from "../krm/run-function.ts";
import { STDIN } from "../linting/find-files.ts";
import { readInput } from "../linting/read-inputs.ts";

const NAME = "stdin";
const EMPTY = { apiVersion: "config.kubernetes.io/v1", indent: 0, items: [], results: [] };

/** Runs as a KRM function: a ResourceList comes in on standard input, and goes out on standard output; nothing else does. */
export async function krm(context: CommandContext): Promise<Outcome> {
  const input = readInput({ path: STDIN, name: NAME });
  if (!input.ok) return answer(EMPTY, { items: [], findings: [reportProblem(input.problem)], notes: "" });
  const { text } = input.input;
  const read = await readResourceList(text, NAME);
  if (!read.ok) {
    const findings = read.problems.map(reportProblem);
    return { ...answer(EMPTY, { items: [], findings, notes: "" }), sources: new Map([[NAME, text]]) };
  }
  return answer(read.list, await runFunction(read.list, context));
}

/** What is wrong leaves the items as they came in: whoever goes on in spite of it does so with those. */
function answer(
  list: Pick<ResourceList, "apiVersion" | "indent" | "items" | "results"> &
    Partial<Pick<ResourceList, "functionConfig">>,
  { items, findings, notes }: Answer<ListedItem>,
): Outcome {
  const failed = findings.some(({ problem }) => problem?.severity === "error");
  const text = writeResourceList({
    ...list,
    items: failed ? list.items : items,
    results: [...list.results, ...findings.map(({ result }) => result)],
  });
  return {
    problems: findings.flatMap(({ problem }) => (problem === undefined ? [] : [{ problem }])),
    summary: "",
    notes,
    product: { text, objects: items.map(({ value }) => value) },
  };
}
