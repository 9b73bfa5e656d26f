import type { Problem } from "@tenantry/tenant-model";
import type { ReportedProblem } from "../cli/command.ts";
import type { Difference } from "../placing/difference.ts";
import { holdsConflict } from "../placing/placing-problem.ts";
import { findChangedSettings, type RenderWith, type SettingsShare, type StaleFile } from "./changed-settings.ts";
import { type DiffBudget, findFirstLine, printDifference } from "./print-difference.ts";
import { type ChangedRelease, findChangedRelease } from "./recorded-release.ts";
import type { ChangedSetting } from "./recorded-settings.ts";
import type { QuoteReleases } from "./release-notes.ts";

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
  readonly quoteReleases: QuoteReleases;
}

/** What is known of a catalog's files beside their texts. */
interface Circumstances {
  readonly catalog: string;
  /** The catalog, and what else its files are made from. */
  readonly source: string;
  readonly findShare: (file: StaleFile) => SettingsShare;
  readonly release: ChangedRelease | undefined;
  readonly quoteReleases: QuoteReleases;
}

/** Says why files are not what their catalog says, each with its diff from disk to rendered. */
export async function explainDrift(
  differences: readonly Difference[],
  { catalog, plugins, budget, renderWith, quoteReleases }: DriftOptions,
): Promise<ReportedProblem[]> {
  const findShare = await findChangedSettings(differences, renderWith);
  const source = plugins === "some" ? `${catalog}, a plugin` : catalog;
  const circumstances = { catalog, source, findShare, release: findChangedRelease(differences), quoteReleases };
  return differences.map((difference) => {
    const reason = findReason(difference, circumstances);
    const place = { file: difference.path, line: findFirstLine(difference), column: 1, path: "" };
    return { problem: { severity: "error", ...reason, ...place }, detail: printDifference(difference, budget) };
  });
}

function findReason(difference: Difference, circumstances: Circumstances): Reason {
  const { catalog, source, findShare, release } = circumstances;
  const others = release === undefined ? "" : `; the others were rendered by ${release.before}, now ${release.now}`;
  if (difference.kind === "created") {
    return { rule: "missing", message: `the file is missing; ${catalog} asks for it${others}`, help: RENDER };
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
      message: `the file is orphaned: it was rendered from ${catalog}, which no longer asks for it${others}`,
      help: "run `tenantry render`, which deletes it, and commit the result",
    };
  }
  const share = findShare(difference);
  if (release !== undefined && (share.kind !== "some" || share.catalog !== "same"))
    return explainRelease(difference.path, release, share, circumstances);
  if (share.kind === "some" && share.catalog !== "changed") return explainSettings(share.settings, share.catalog);
  const causes = share.kind === "unknown" ? `${source}, a setting or Tenantry` : `${source} or Tenantry`;
  const settings = share.kind === "some" ? `, and a setting did as well: ${listSettings(share.settings)}` : "";
  return { rule: "stale", message: `the file is stale: ${causes} changed since${settings}`, help: RENDER };
}

/** What the other release renders cannot be known here: the catalog may have a part in it. */
function explainRelease(
  path: string,
  { path: record, before, now, direction, rest }: ChangedRelease,
  share: SettingsShare,
  { catalog, quoteReleases }: Circumstances,
): Reason {
  const settings = share.kind === "some" ? `; a setting changed as well: ${listSettings(share.settings)}` : "";
  const quotes = path === record && direction === "upgrade" ? quoteReleases(before, now) : "";
  const doubt = path === record && rest === "same" ? "nothing else differs here" : `${catalog} may have changed too`;
  const message = `the file is stale: rendered by ${before}, now ${now}${settings} (${doubt})${quotes}`;
  const install = `install tenantry ${before}: \`tenantry render\` with ${now} would take back what changed between the two`;
  return { rule: "stale", message, help: direction === "upgrade" ? RENDER : install };
}

function explainSettings(settings: readonly ChangedSetting[], catalog: "same" | "unknown"): Reason {
  const doubt = catalog === "unknown" ? " (the catalog may have changed as well)" : "";
  const message = `the file is stale: setting changed: ${listSettings(settings)}${doubt}`;
  return { rule: "setting-changed", message, help: RENDER };
}

function listSettings(settings: readonly ChangedSetting[]): string {
  return settings.map(({ name, before, after }) => `${name} is ${after}, was ${before}`).join("; ");
}
