import type { Finding } from "@tenantry/tenant-model";

/** What a catalog claims for itself. Paths are relative to the root. */
export interface OutputClaim {
  readonly name: string;
  /** Path of the catalog. */
  readonly file: string;
  /** Folders that the catalog owns as a whole. */
  readonly workloads: string;
  readonly runbooks: string;
  readonly fluxKustomization: string;
}

export interface ClaimConflict {
  /** The later catalog of the two: its `finding` tells about the earlier one. */
  readonly claim: OutputClaim;
  readonly finding: Finding;
}

/** Catalogs that would write to one place: each would see the other's files as orphans. */
export function findClaimConflicts(claims: readonly OutputClaim[]): ClaimConflict[] {
  const conflicts: ClaimConflict[] = [];
  for (const [index, claim] of claims.entries()) {
    for (const earlier of claims.slice(0, index)) {
      const finding = compareClaims(claim, earlier);
      if (finding !== undefined) conflicts.push({ claim, finding });
    }
  }
  return conflicts;
}

/** The fields of `spec.output` whose folders a catalog owns as a whole. */
const FOLDERS = ["workloads", "runbooks"] as const;

function compareClaims(claim: OutputClaim, earlier: OutputClaim): Finding | undefined {
  if (claim.name === earlier.name) return nameTaken(claim.name, earlier.file);
  return (
    compareFolders(claim, earlier) ?? compareFluxKustomizations(claim, earlier) ?? findCatalogInside(claim, earlier)
  );
}

function compareFolders(claim: OutputClaim, earlier: OutputClaim): Finding | undefined {
  for (const field of FOLDERS) {
    const folder = claim[field];
    const theirs = FOLDERS.map((it) => earlier[it]).find((it) => holds(folder, it) || holds(it, folder));
    if (theirs !== undefined) return conflict(field, `${folder} overlaps ${theirs}, a folder of ${earlier.file}`);
    if (holds(folder, earlier.fluxKustomization)) {
      return conflict(field, `${folder} holds ${earlier.fluxKustomization}, the file of ${earlier.file}`);
    }
    if (holds(folder, earlier.file)) return conflict(field, `${folder} holds the catalog ${earlier.file}`);
  }
  return undefined;
}

function compareFluxKustomizations(claim: OutputClaim, earlier: OutputClaim): Finding | undefined {
  const { fluxKustomization } = claim;
  if (FOLDERS.some((it) => holds(earlier[it], fluxKustomization))) {
    return conflict("fluxKustomization", `${fluxKustomization} stands in a folder of ${earlier.file}`);
  }
  if (fold(fluxKustomization) === fold(earlier.fluxKustomization)) {
    return conflict("fluxKustomization", `${fluxKustomization} is the file of ${earlier.file} too`);
  }
  return undefined;
}

function findCatalogInside({ file }: OutputClaim, earlier: OutputClaim): Finding | undefined {
  const folder = FOLDERS.map((it) => earlier[it]).find((it) => holds(it, file));
  if (folder === undefined) return undefined;
  return { ...conflict("workloads", `the catalog stands in ${folder}, a folder of ${earlier.file}`), place: [] };
}

function holds(folder: string, path: string): boolean {
  return `${fold(path)}/`.startsWith(`${fold(folder)}/`);
}

/** On disks that fold case, two spellings are one place. */
function fold(path: string): string {
  return path.toLowerCase();
}

function conflict(field: (typeof FOLDERS)[number] | "fluxKustomization", message: string): Finding {
  return {
    rule: "output-claimed",
    severity: "error",
    message,
    help: "give each catalog a place of its own in spec.output",
    place: ["spec", "output", field],
  };
}

/** Nx projects and lines of output are told apart by it. */
function nameTaken(name: string, file: string): Finding {
  return {
    rule: "catalog-name-taken",
    severity: "error",
    message: `the catalog ${file} is called ${name} too`,
    help: "give each catalog a name of its own",
    place: ["metadata", "name"],
  };
}
