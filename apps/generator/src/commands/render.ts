import { findCatalogs } from "../catalogs/find-catalogs.ts";
import type { CommandContext, Outcome } from "../cli/command.ts";
import { PathInspector } from "../disk/path-inspector.ts";
import { explainAbandoned } from "../placing/abandoned-files.ts";
import type { Difference } from "../placing/difference.ts";
import { watchInterrupts } from "../placing/interrupt.ts";
import { handEditedProblem, stoppedProblem, writeProblem } from "../placing/placing-problem.ts";
import { planChanges } from "../placing/plan-changes.ts";
import { type WriteResult, writeFiles } from "../placing/write-files.ts";
import { hasErrors, type SurveyedCatalog, surveyCatalogs } from "./survey-catalogs.ts";
import { whileLocked } from "./while-locked.ts";

/** Writes what the catalogs say, after every check of every catalog has passed; one render of a catalog at a time. */
export async function render(context: CommandContext): Promise<Outcome> {
  const inspector = new PathInspector(context.root);
  const { files } = findCatalogs(inspector, { named: context.catalogs, workingFolder: context.workingFolder });
  return whileLocked(context, files, () => renderLocked(context));
}

async function renderLocked(context: CommandContext): Promise<Outcome> {
  const { catalogs, problems, abandoned } = await surveyCatalogs(context, "rendering");
  const differences = catalogs.flatMap(({ comparison }) => comparison.differences);
  const refused = context.handEdited === "refuse" ? differences.filter(isEdited).map(handEditedProblem) : [];
  const found = [...problems, ...refused, ...explainAbandoned(abandoned, "warning")].map((problem) => ({ problem }));
  if (hasErrors(problems) || refused.length > 0) return { problems: found, summary: "nothing was written\n" };

  const changes = planChanges(
    context.root,
    catalogs.map(({ comparison }) => comparison),
  );
  const interrupts = watchInterrupts();
  const isStopped = () => interrupts.caught() !== undefined;
  const result = await writeFiles(context.root, changes, { process: process.pid, isStopped });
  interrupts.stop();

  const total = changes.writes.length + changes.deletions.length;
  if (result.kind === "done") return { problems: found, summary: catalogs.map(summarize).join("") };
  const problem = result.kind === "failed" ? writeProblem(result, total) : stoppedProblem(result, total);
  const signal = interrupts.caught();
  const done = [...changes.writes.map(({ path }) => `written    ${path}\n`), ...changes.deletions.map(deletedLine)];
  return {
    problems: [...found, { problem }],
    summary: done.slice(0, countDone(result)).join(""),
    ...(signal !== undefined && { signal }),
  };
}

function isEdited(difference: Difference): boolean {
  return difference.kind !== "created" && difference.since === "edited";
}

function countDone(result: WriteResult): number {
  return result.kind === "done" ? 0 : result.done;
}

function deletedLine(path: string): string {
  return `deleted    ${path}\n`;
}

/** One line a changed file, one for what the catalog overrides in an object, one a plugin, and one for the catalog. */
function summarize({ catalog, comparison }: SurveyedCatalog): string {
  const count = { created: 0, updated: 0, deleted: 0 };
  let text = "";
  for (const { kind, path } of comparison.differences) {
    count[kind] += 1;
    text += `${kind}    ${path}\n`;
  }
  for (const override of catalog.overrides) text += `override   ${override}\n`;
  for (const plugin of catalog.plugged) text += `plugin     ${plugin}\n`;
  const { created, updated, deleted } = count;
  const { unchanged } = comparison;
  return `${text}${catalog.name}: ${created} created, ${updated} updated, ${unchanged} unchanged, ${deleted} deleted\n`;
}
