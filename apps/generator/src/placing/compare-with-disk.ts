import type { Finding, Problem } from "@tenantry/tenant-model";
import type { PathInspector } from "../disk/path-inspector.ts";
import { compareFile, type FileVerdict } from "./compare-file.ts";
import type { Difference } from "./difference.ts";
import { inspectOutput, parentOf } from "./inspect-output.ts";
import { blockedFolderObstacle, folderObstacle, type OutputField, strangeObstacle } from "./obstacle.ts";
import type { OutputClaim } from "./output-claims.ts";

export interface RenderedCatalog extends OutputClaim {
  /** Path → text. */
  readonly files: ReadonlyMap<string, string>;
}

/** What a catalog's files need to become what they should be. Paths are relative to the root. */
export interface Comparison {
  readonly differences: readonly Difference[];
  /** Number of files that are as they should be. */
  readonly unchanged: number;
  /** Files in the way, all errors: while there is one, nothing may be written. */
  readonly obstacles: readonly Problem[];
  /** The same for the catalog's output fields. */
  readonly findings: readonly Finding[];
  readonly temporary: readonly string[];
}

export interface CompareOptions {
  /** `adopt`: files of a catalog that no longer exists count as this catalog's own. */
  readonly moved: "refuse" | "adopt";
}

/** Compares rendered files with the disk; reads each file once and writes nothing. */
export function compareWithDisk(
  inspector: PathInspector,
  catalog: RenderedCatalog,
  { moved }: CompareOptions,
): Comparison {
  const { scan, flux, findings } = inspectOutput(inspector, catalog);
  const neededFolders = listNeededFolders(catalog);
  const obstacles = [
    ...scan.strange.map((path) => strangeObstacle(path, fieldOf(path, catalog))),
    ...[...neededFolders]
      .filter((folder) => scan.files.has(folder))
      .map((folder) => blockedFolderObstacle(folder, fieldOf(folder, catalog))),
  ];
  const differences: Difference[] = [];
  let unchanged = 0;
  const count = (verdict: FileVerdict): void => {
    if (verdict.kind === "unchanged") unchanged += 1;
    else if (verdict.kind === "different") differences.push(verdict.difference);
    else obstacles.push(verdict.problem);
  };
  for (const [path, wanted] of catalog.files) {
    const field = fieldOf(path, catalog);
    if (scan.folders.has(path) || (path === catalog.fluxKustomization && flux === "folder")) {
      obstacles.push(folderObstacle(path, field));
    } else if (scan.files.has(path) || (path === catalog.fluxKustomization && flux === "file")) {
      count(compareFile(inspector, { path, field, catalog: catalog.file, moved }, wanted));
    } else differences.push({ kind: "created", path, wanted });
  }
  for (const path of scan.files) {
    if (catalog.files.has(path) || neededFolders.has(path)) continue;
    const field = fieldOf(path, catalog);
    count(compareFile(inspector, { path, field, catalog: catalog.file, moved }, undefined));
  }
  return {
    differences,
    unchanged,
    obstacles,
    findings,
    temporary: scan.temporary,
  };
}

function fieldOf(path: string, catalog: RenderedCatalog): OutputField {
  if (path === catalog.fluxKustomization) return "spec.output.fluxKustomization";
  return path.startsWith(`${catalog.runbooks}/`) ? "spec.output.runbooks" : "spec.output.workloads";
}

function listNeededFolders(catalog: RenderedCatalog): Set<string> {
  // Pages have no folders inside theirs.
  const folders = new Set([catalog.workloads, catalog.runbooks]);
  for (const path of catalog.files.keys()) {
    let folder = parentOf(path);
    while (!folders.has(folder) && folder.startsWith(`${catalog.workloads}/`)) {
      folders.add(folder);
      folder = parentOf(folder);
    }
  }
  return folders;
}
