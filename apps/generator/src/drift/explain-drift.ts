import type { Problem } from "@tenantry/tenant-model";
import type { ReportedProblem } from "../cli/command.ts";
import type { Difference } from "../placing/difference.ts";
import { holdsConflict } from "../placing/placing-problem.ts";
import { findChangedSettings, type RenderWith, type SettingsShare, type StaleFile } from "./changed-settings.ts";
import { type DiffBudget, findFirstLine, printDifference } from "./print-difference.ts";

type Reason = Pick<Problem, "rule" | "message" | "help">;

const RENDER = "run `tenantry render` and commit the result";

export interface DriftOptions {
  /** Path of the catalog that all differences belong to. */
  readonly catalog: string;
  /** Whether what it renders depends on plugins as well. */
  readonly plugins?: "some" | "none";
  /** Lines that are left for the diffs of this run. */
  readonly budget: DiffBudget;
  readonly renderWith: RenderWith;
}

/** Says why files are not what their catalog says, each with its diff from disk to rendered. */
export async function explainDrift(
  differences: readonly Difference[],
  { catalog, plugins, budget, renderWith }: DriftOptions,
): Promise<ReportedProblem[]> {
  const findShare = await findChangedSettings(differences, renderWith);
  return differences.map((difference) => {
    const source = plugins === "some" ? `${catalog}, a plugin` : catalog;
    const reason = findReason(difference, { catalog, source }, findShare);
    const place = { file: difference.path, line: findFirstLine(difference), column: 1, path: "" };
    return { problem: { severity: "error", ...reason, ...place }, detail: printDifference(difference, budget) };
  });
}

function findReason(
  difference: Difference,
  { catalog, source }: { readonly catalog: string; readonly source: string },
  findShare: (file: StaleFile) => SettingsShare,
): Reason {
  if (difference.kind === "created") {
    return { rule: "missing", message: `the file is missing; ${catalog} asks for it`, help: RENDER };
  }
  if (holdsConflict(difference)) {
    return {
      rule: "merge-conflict",
      message: "the file holds Git's conflict markers",
      help: "resolve the catalog only; then `tenantry render --overwrite` renders this file anew",
    };
  }
  if (difference.since === "edited") {
    return {
      rule: "edited-by-hand",
      message: "the file was edited by hand: its text no longer matches the hash in its header",
      help: "put the change into the catalog; then `tenantry render --overwrite` replaces the file",
    };
  }
  if (difference.kind === "deleted") {
    return {
      rule: "orphaned",
      message: `the file is orphaned: it was rendered from ${catalog}, which no longer asks for it`,
      help: "run `tenantry render`, which deletes it, and commit the result",
    };
  }
  return explainStale(source, findShare(difference));
}

function explainStale(source: string, share: SettingsShare): Reason {
  if (share.kind !== "some") {
    const causes = share.kind === "unknown" ? `${source}, a setting or Tenantry` : `${source} or Tenantry`;
    return { rule: "stale", message: `the file is stale: ${causes} changed since`, help: RENDER };
  }
  const settings = share.settings.map(({ name, before, after }) => `${name} is ${after}, was ${before}`).join("; ");
  if (share.catalog === "changed") {
    const message = `the file is stale: ${source} or Tenantry changed since, and a setting did as well: ${settings}`;
    return { rule: "stale", message, help: RENDER };
  }
  const doubt = share.catalog === "unknown" ? " (the catalog may have changed as well)" : "";
  return { rule: "setting-changed", message: `the file is stale: setting changed: ${settings}${doubt}`, help: RENDER };
}
