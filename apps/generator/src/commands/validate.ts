import type { CommandContext, Outcome } from "../cli/command.ts";
import { explainAbandoned } from "../placing/abandoned-files.ts";
import { surveyCatalogs } from "./survey-catalogs.ts";

/** All checks that `render` makes before it writes, except whether files are up to date. */
export async function validate(context: CommandContext): Promise<Outcome> {
  const { catalogs, problems, abandoned } = await surveyCatalogs({ ...context, handEdited: "refuse" }, "checking");
  return {
    problems: [...problems, ...explainAbandoned(abandoned, "warning")].map((problem) => ({ problem })),
    summary: catalogs
      .map(({ catalog, comparison }) => `${catalog.name}: ${countFiles(comparison)} files valid\n`)
      .join(""),
  };
}

function countFiles({
  differences,
  unchanged,
}: {
  differences: readonly { kind: string }[];
  unchanged: number;
}): number {
  return unchanged + differences.filter(({ kind }) => kind !== "deleted").length;
}
