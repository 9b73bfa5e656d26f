import { loadCatalog } from "../catalogs/load-catalog.ts";
import { readChangelog } from "../cli/changelog.ts";
import type { CommandContext, Outcome, ReportedProblem } from "../cli/command.ts";
import { PathInspector } from "../disk/path-inspector.ts";
import { explainAbandoned } from "../placing/abandoned-files.ts";
import { temporaryProblem } from "../placing/placing-problem.ts";
import { type SurveyedCatalog, surveyCatalogs } from "./survey-catalogs.ts";

/** Says whether the files on disk are what the catalogs say; writes nothing. */
export async function check(context: CommandContext): Promise<Outcome> {
  const { catalogs, problems, abandoned } = await surveyCatalogs({ ...context, handEdited: "refuse" }, "checking");
  const reported: ReportedProblem[] = problems.map((problem) => ({ problem }));
  if (catalogs.some(({ comparison }) => comparison.differences.length > 0)) {
    const { explainDrift } = await import("../drift/explain-drift.ts");
    const { createDiffBudget } = await import("../drift/print-difference.ts");
    const { createReleaseQuoter } = await import("../drift/release-notes.ts");
    const budget = createDiffBudget();
    const quoteReleases = createReleaseQuoter(readChangelog);
    for (const { catalog, comparison } of catalogs) {
      const renderWith = (settings: ReadonlyMap<string, string>) => renderAgain(context, catalog.file, settings);
      const plugins = catalog.plugged.length > 0 ? "some" : "none";
      const options = { catalog: catalog.file, plugins, budget, renderWith, quoteReleases } as const;
      reported.push(...(await explainDrift(comparison.differences, options)));
    }
  }
  const temporary = new Set(catalogs.flatMap(({ comparison }) => comparison.temporary));
  reported.push(...[...temporary].map((path) => ({ problem: temporaryProblem(path) })));
  reported.push(...explainAbandoned(abandoned, "error").map((problem) => ({ problem })));
  return { problems: reported, summary: catalogs.map(summarize).join("") };
}

/** Files of a catalog with other values of its settings; undefined where these make it refuse. */
async function renderAgain(
  { root, toolVersion, today }: CommandContext,
  file: string,
  replacedSettings: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string> | undefined> {
  const compilation = await loadCatalog(new PathInspector(root), file, { toolVersion, today, replacedSettings });
  return compilation.ok ? compilation.compiled.files : undefined;
}

function summarize({ catalog, comparison }: SurveyedCatalog): string {
  const { differences, unchanged } = comparison;
  if (differences.length === 0) return `${catalog.name}: ${unchanged} files as rendered\n`;
  return `${catalog.name}: ${differences.length === 1 ? "1 file differs" : `${differences.length} files differ`}, ${unchanged} as rendered\n`;
}
