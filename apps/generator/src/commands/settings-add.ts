import type { Problem } from "@tenantry/tenant-model";
import { findCatalogs } from "../catalogs/find-catalogs.ts";
import { catalogGone, createCatalogInputs } from "../catalogs/load-catalog.ts";
import type { CommandContext, Outcome } from "../cli/command.ts";
import { PathInspector } from "../disk/path-inspector.ts";
import { readText } from "../disk/read-text.ts";
import { writeProblem } from "../placing/placing-problem.ts";
import { writeFiles } from "../placing/write-files.ts";
import { planSettings } from "../settings/plan-settings.ts";

/** Writes what the catalog needs and no settings file defines, with the defaults of spec.settings. */
export async function addMissingSettings(context: CommandContext): Promise<Outcome> {
  const inspector = new PathInspector(context.root);
  const found = findCatalogs(inspector, { named: context.catalogs, workingFolder: context.workingFolder });
  const [file] = found.files;
  if (file === undefined) return refuse(found.problems);
  const read = readText(inspector, file);
  if (read.kind === "refused") return refuse([read.problem]);
  if (read.kind === "missing") return refuse([catalogGone(file)]);
  const plan = await planSettings(read.text, file, createCatalogInputs(inspector, file));
  if (plan.problems.length > 0) return refuse(plan.problems);
  if (plan.addition === undefined) return { problems: [], summary: "no setting is missing\n" };

  const { path, text, added } = plan.addition;
  const changes = { leftOver: [], writes: [{ path, text }], deletions: [] };
  const result = await writeFiles(context.root, changes, { process: process.pid, isStopped: () => false });
  if (result.kind === "failed") return refuse([writeProblem(result, 1)]);
  const lines = [...added].map(([name, value]) => `added      ${name}: ${JSON.stringify(value)}\n`);
  return { problems: [], summary: `${lines.join("")}${path}: ${added.size} added\n` };
}

function refuse(problems: readonly Problem[]): Outcome {
  return { problems: problems.map((problem) => ({ problem })), summary: "nothing was written\n" };
}
