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
  const scan = inspectFolder(inspector, claim.workloads, findings);
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

function inspectFolder(inspector: PathInspector, path: string, findings: Finding[]): FolderScan {
  const inspection = inspector.inspect(path);
  if (inspection.kind === "blocked") findings.push(unusable("workloads", inspection.at, inspection.reason));
  if (inspection.kind === "file") findings.push(unusable("workloads", path, "it is a file where a folder is needed"));
  if (inspection.kind !== "folder") return emptyScan();
  try {
    return scanFolder(inspector.root, path);
  } catch (error) {
    findings.push(unusable("workloads", path, explainDiskError(error)));
    return emptyScan();
  }
}

function unusable(field: "workloads" | "fluxKustomization", at: string, reason: string): Finding {
  return {
    rule: "output",
    severity: "error",
    message: `cannot use ${at} for rendered files: ${reason}`,
    help: `choose another spec.output.${field}, or put plain folders and files there`,
    place: ["spec", "output", field],
  };
}
