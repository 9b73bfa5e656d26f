import type { Finding } from "@tenantry/tenant-model";
import { explainDiskError } from "../disk/disk-error.ts";
import type { PathInspector } from "../disk/path-inspector.ts";
import type { OutputClaim } from "./output-claims.ts";
import { emptyScan, type FolderScan, findTemporaryFiles, scanFolder } from "./scan-folder.ts";

export interface OutputInspection {
  readonly scan: FolderScan;
  /** What stands where the Flux Kustomization goes. */
  readonly flux: "file" | "folder" | "missing";
  /** Why a place cannot be used at all, e.g. because it leads through a symlink. */
  readonly findings: readonly Finding[];
}

/** Looks at the places that a catalog writes to. */
export function inspectOutput(inspector: PathInspector, claim: OutputClaim): OutputInspection {
  const findings: Finding[] = [];
  const flux = inspectFile(inspector, claim.fluxKustomization, findings);
  const scan = emptyScan();
  for (const field of ["workloads", "runbooks"] as const) inspectFolder(inspector, claim, { field, scan, findings });
  if (flux !== "folder") {
    try {
      const folder = parentOf(claim.fluxKustomization);
      if (folder === "" || inspector.inspect(folder).kind === "folder") {
        scan.temporary.push(...findTemporaryFiles(inspector.root, folder));
      }
    } catch (error) {
      findings.push(unusable("fluxKustomization", claim.fluxKustomization, explainDiskError(error)));
    }
  }
  return { scan, flux, findings };
}

/** The folder that holds a path relative to the root; empty for the root. */
export function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}

function inspectFile(inspector: PathInspector, path: string, findings: Finding[]): OutputInspection["flux"] {
  const inspection = inspector.inspect(path);
  if (inspection.kind !== "blocked") return inspection.kind;
  findings.push(unusable("fluxKustomization", inspection.at, inspection.reason));
  return "missing";
}

interface FolderInspection {
  readonly field: "workloads" | "runbooks";
  readonly scan: FolderScan;
  readonly findings: Finding[];
}

function inspectFolder(
  inspector: PathInspector,
  claim: OutputClaim,
  { field, scan, findings }: FolderInspection,
): void {
  const path = claim[field];
  const inspection = inspector.inspect(path);
  if (inspection.kind === "blocked") findings.push(unusable(field, inspection.at, inspection.reason));
  if (inspection.kind === "file") findings.push(unusable(field, path, "it is a file where a folder is needed"));
  if (inspection.kind !== "folder") return;
  try {
    scanFolder(inspector.root, path, scan);
  } catch (error) {
    findings.push(unusable(field, path, explainDiskError(error)));
  }
}

function unusable(field: FolderInspection["field"] | "fluxKustomization", at: string, reason: string): Finding {
  return {
    rule: "output",
    severity: "error",
    message: `cannot use ${at} for rendered files: ${reason}`,
    help: `choose another spec.output.${field}, or put plain folders and files there`,
    place: ["spec", "output", field],
  };
}
