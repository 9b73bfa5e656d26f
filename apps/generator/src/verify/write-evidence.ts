import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { ReportedProblem } from "../cli/command.ts";
import { explainDiskError } from "../disk/disk-error.ts";
import { replaceFile } from "../disk/replace-file.ts";
import { readEvidenceOwner } from "./print-evidence.ts";

export interface WrittenEvidence {
  /** As far as they could be written. */
  readonly paths: readonly string[];
  readonly problems: readonly ReportedProblem[];
}

/** Writes evidence, each file at once. One that is another catalog's evidence stays. */
export function writeEvidence(
  files: ReadonlyMap<string, string>,
  { root, folder, catalog }: { readonly root: string; readonly folder: string; readonly catalog: string },
): WrittenEvidence {
  const paths: string[] = [];
  const problems: ReportedProblem[] = [];
  for (const [name, text] of files) {
    const path = `${folder}/${name}`;
    const reason = findOwner(resolve(root, path), catalog);
    const problem = reason === undefined ? replaceFile(root, path, text) : occupied(path, reason);
    if (problem === undefined) paths.push(path);
    else
      problems.push({ problem: { ...problem, help: "choose a folder with --evidence DIR or spec.verify.evidence" } });
  }
  return { paths, problems };
}

function findOwner(file: string, catalog: string): string | undefined {
  try {
    const owner = existsSync(file) ? readEvidenceOwner(readFileSync(file, "utf8")) : catalog;
    if (owner === catalog) return undefined;
    return owner === undefined ? "tenantry verify did not write it" : `it is evidence of the catalog ${owner}`;
  } catch (error) {
    return explainDiskError(error);
  }
}

function occupied(path: string, reason: string) {
  const message = `${path} was not replaced: ${reason}`;
  return { rule: "write", severity: "error", message, help: "", file: path, line: 1, column: 1, path: "" } as const;
}
