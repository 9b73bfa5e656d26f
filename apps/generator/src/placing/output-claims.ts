import type { Finding } from "@tenantry/tenant-model";

/** What a catalog claims for itself. Paths are relative to the root. */
export interface OutputClaim {
  readonly name: string;
  /** Path of the catalog. */
  readonly file: string;
  /** Folder that the catalog owns as a whole. */
  readonly workloads: string;
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

function compareClaims(claim: OutputClaim, earlier: OutputClaim): Finding | undefined {
  if (claim.name === earlier.name) return nameTaken(claim.name, earlier.file);
  if (holds(claim.workloads, earlier.workloads) || holds(earlier.workloads, claim.workloads)) {
    return conflict("workloads", `${claim.workloads} overlaps ${earlier.workloads}, the folder of ${earlier.file}`);
  }
  if (holds(earlier.workloads, claim.fluxKustomization)) {
    return conflict("fluxKustomization", `${claim.fluxKustomization} stands in the folder of ${earlier.file}`);
  }
  if (holds(claim.workloads, earlier.fluxKustomization)) {
    return conflict("workloads", `${claim.workloads} holds ${earlier.fluxKustomization}, the file of ${earlier.file}`);
  }
  if (fold(claim.fluxKustomization) === fold(earlier.fluxKustomization)) {
    return conflict("fluxKustomization", `${claim.fluxKustomization} is the file of ${earlier.file} too`);
  }
  if (holds(claim.workloads, earlier.file)) {
    return conflict("workloads", `${claim.workloads} holds the catalog ${earlier.file}`);
  }
  if (holds(earlier.workloads, claim.file)) {
    return {
      ...conflict("workloads", `the catalog stands in ${earlier.workloads}, the folder of ${earlier.file}`),
      place: [],
    };
  }
  return undefined;
}

function holds(folder: string, path: string): boolean {
  return `${fold(path)}/`.startsWith(`${fold(folder)}/`);
}

/** On disks that fold case, two spellings are one place. */
function fold(path: string): string {
  return path.toLowerCase();
}

function conflict(field: "workloads" | "fluxKustomization", message: string): Finding {
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
