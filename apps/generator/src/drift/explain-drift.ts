import type { Problem } from "@tenantry/tenant-model";
import type { ReportedProblem } from "../cli/command.ts";
import type { Difference } from "../placing/difference.ts";
import { type DiffBudget, findFirstLine, printDifference } from "./print-difference.ts";
import { compareSettings, readRecordedSettings } from "./recorded-settings.ts";

type Reason = Pick<Problem, "rule" | "message" | "help">;

const RENDER = "run `tenantry render` and commit the result";

/**
 * Says why files are not what their catalog says, each with its diff from disk to rendered.
 * @param catalog path of the catalog that all differences belong to
 * @param budget lines that are left for the diffs of this run
 */
export function explainDrift(
  differences: readonly Difference[],
  { catalog, budget }: { readonly catalog: string; readonly budget: DiffBudget },
): ReportedProblem[] {
  const settings = findChangedSettings(differences);
  return differences.map((difference) => {
    const reason = findReason(difference, catalog, settings);
    const place = { file: difference.path, line: findFirstLine(difference), column: 1, path: "" };
    return { problem: { severity: "error", ...reason, ...place }, detail: printDifference(difference, budget) };
  });
}

/**
 * The record stands in one file and speaks for all of them: a file that is stale while a recorded setting changed is put
 * down to the setting, though the catalog may have changed as well.
 */
function findChangedSettings(differences: readonly Difference[]): string[] {
  for (const difference of differences) {
    if (difference.kind !== "updated") continue;
    const before = readRecordedSettings(difference.found);
    const after = readRecordedSettings(difference.wanted);
    if (before !== undefined && after !== undefined) return compareSettings(before, after);
  }
  return [];
}

function findReason(difference: Difference, catalog: string, settings: readonly string[]): Reason {
  if (difference.kind === "created") {
    return { rule: "missing", message: `the file is missing; ${catalog} asks for it`, help: RENDER };
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
  if (settings.length > 0) {
    return {
      rule: "setting-changed",
      message: `the file is stale: setting changed: ${settings.join("; ")}`,
      help: RENDER,
    };
  }
  return { rule: "stale", message: `the file is stale: ${catalog} or Tenantry changed since`, help: RENDER };
}
