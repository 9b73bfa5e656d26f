import type { Problem } from "@tenantry/tenant-model";
import { findCatalogs } from "../catalogs/find-catalogs.ts";
import { loadCatalog, loadUnjudged } from "../catalogs/load-catalog.ts";
import type { CommandContext } from "../cli/command.ts";
import { Progress } from "../cli/progress.ts";
import { openBaseline } from "../committed/open-baseline.ts";
import { type CatalogClaim, type CompiledCatalog, claimCatalog } from "../compile-catalog.ts";
import { PathInspector } from "../disk/path-inspector.ts";
import { compareFile } from "../placing/compare-file.ts";
import { type Comparison, compareWithDisk } from "../placing/compare-with-disk.ts";
import { findMoves, moveProblem } from "../placing/find-moves.ts";
import { findStrays, type Stray } from "../placing/find-strays.ts";
import { findObjectConflicts } from "../placing/object-claims.ts";
import { findClaimConflicts } from "../placing/output-claims.ts";

/** A catalog without errors, and how the disk differs from it. */
export interface SurveyedCatalog {
  /** Without its objects and files: of many catalogs only what differs is kept in memory. */
  readonly catalog: Omit<CompiledCatalog, "files" | "listFluxKustomizations" | "listObjects">;
  readonly comparison: Comparison;
}

export interface Survey {
  readonly catalogs: readonly SurveyedCatalog[];
  /** Of all catalogs of the run, those with errors among them. */
  readonly problems: readonly Problem[];
  /** Files of catalogs that do not exist any more. */
  readonly abandoned: readonly Stray[];
}

/**
 * Compiles every catalog of the command and compares it with the disk; writes nothing.
 * @param doing what a person who waits is told, e.g. `rendering`
 */
export async function surveyCatalogs(context: CommandContext, doing: string): Promise<Survey> {
  const progress = new Progress(doing);
  try {
    return await survey(context, progress);
  } finally {
    progress.end();
  }
}

async function survey(context: CommandContext, progress: Progress): Promise<Survey> {
  const inspector = new PathInspector(context.root);
  const found = findCatalogs(inspector, { named: context.catalogs, workingFolder: context.workingFolder });
  const { baseline, problems: unread } = await openBaseline(context.root, {
    ...(context.against !== undefined && { against: context.against }),
    catalogs: found.files,
  });
  const problems = [...found.problems, ...unread];
  const catalogs: SurveyedCatalog[] = [];
  for (const [index, file] of found.files.entries()) {
    progress.step(index, found.files.length, nameForPeople(file));
    const compilation = await loadCatalog(inspector, file, { ...context, ...(baseline !== undefined && { baseline }) });
    if (!compilation.ok) {
      problems.push(...compilation.problems);
      continue;
    }
    const { listObjects: _objects, listFluxKustomizations: _flux, files, ...catalog } = compilation.compiled;
    const moved = context.handEdited === "overwrite" ? "adopt" : "refuse";
    const comparison = compareWithDisk(inspector, { ...catalog, files }, { moved });
    const moves = findMoves(comparison.differences, catalog.workloads).map((move) => moveProblem(move, file));
    problems.push(
      ...catalog.problems,
      ...comparison.obstacles,
      ...(await catalog.locate(comparison.findings)),
      ...moves,
    );
    catalogs.push({ catalog, comparison });
  }
  const own = catalogs.map(({ catalog }) => catalog);
  // What another catalog claims is compared even where only some are named: `check` of one must not pass what `render` of
  // all refuses.
  const claims = [...(await claimOthers(context, inspector, { named: found.files, progress })), ...own];
  const conflicts = [
    ...findClaimConflicts(claims).map(({ claim, finding }) => ({ file: claim.file, finding })),
    ...findObjectConflicts(claims),
  ];
  for (const { file, finding } of conflicts) {
    const later = claims.find((claim) => claim.file === file);
    problems.push(...((await later?.locate([finding])) ?? []));
  }
  // Only a run over all catalogs knows every place that is owned.
  if (context.catalogs.length > 0 || hasErrors(problems)) return { catalogs, problems, abandoned: [] };
  const { left, abandoned } = findStrays(inspector, own);
  return { catalogs: catalogs.map((surveyed) => addStrays(inspector, surveyed, left)), problems, abandoned };
}

/** The catalogs that are not named, as far as they can be rendered: whoever names the others will be told. */
async function claimOthers(
  context: CommandContext,
  inspector: PathInspector,
  { named, progress }: { readonly named: readonly string[]; readonly progress: Progress },
): Promise<CatalogClaim[]> {
  if (context.catalogs.length === 0) return [];
  const { files } = findCatalogs(inspector, { named: [], workingFolder: context.workingFolder });
  const others: CatalogClaim[] = [];
  const rest = files.filter((path) => !named.includes(path));
  for (const [index, file] of rest.entries()) {
    progress.step(index, rest.length, `${nameForPeople(file)}, which is not to get in the way`);
    const opening = await loadUnjudged(inspector, file, context);
    if (opening.ok && !hasErrors(opening.opened.problems)) others.push(claimCatalog(opening.opened));
  }
  return others;
}

/** `kubernetes/catalogs/orders/tenants.yaml` is called orders. */
function nameForPeople(file: string): string {
  return file.split("/").at(-2) ?? file;
}

/** Files that a catalog left where its output was before are orphans too. */
function addStrays(inspector: PathInspector, surveyed: SurveyedCatalog, left: readonly Stray[]): SurveyedCatalog {
  const { catalog, comparison } = surveyed;
  const place = { field: "spec.output.workloads", catalog: catalog.file, moved: "refuse" } as const;
  const differences = left
    .filter((stray) => stray.catalog === catalog.file)
    .map(({ path }) => compareFile(inspector, { path, ...place }, undefined))
    .flatMap((verdict) => (verdict.kind === "different" ? [verdict.difference] : []));
  if (differences.length === 0) return surveyed;
  return { catalog, comparison: { ...comparison, differences: [...comparison.differences, ...differences] } };
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === "error");
}
