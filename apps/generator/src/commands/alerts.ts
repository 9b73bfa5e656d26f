import { describeAlerts } from "../alerting/describe-alerts.ts";
import { printAlerts } from "../alerting/print-alerts.ts";
import { findCatalogs } from "../catalogs/find-catalogs.ts";
import { loadUnjudged } from "../catalogs/load-catalog.ts";
import type { CommandContext, Outcome } from "../cli/command.ts";
import { PathInspector } from "../disk/path-inspector.ts";

/** Lists what is watched, as the rule file has it. */
export async function alerts(context: CommandContext): Promise<Outcome> {
  const inspector = new PathInspector(context.root);
  const found = findCatalogs(inspector, { named: context.catalogs, workingFolder: context.workingFolder });
  const problems = [...found.problems];
  const described = [];
  for (const file of found.files) {
    const opening = await loadUnjudged(inspector, file, context);
    if (!opening.ok) {
      problems.push(...opening.problems);
      continue;
    }
    // What else is wrong with the catalog is for `validate` to say.
    problems.push(...opening.opened.problems.filter(({ severity }) => severity === "error"));
    described.push(describeAlerts(opening.opened.catalog));
  }
  return {
    problems: problems.map((problem) => ({ problem })),
    summary: described.map(printAlerts).join("\n"),
    data: { catalogs: described },
  };
}
