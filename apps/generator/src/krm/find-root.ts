import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * The folder that a catalog's paths are relative to, where nobody says: kustomize runs a function in the folder of the
 * kustomization file. The nearest one above with `.git`, else with `kubernetes/`, else the working folder itself.
 */
export function findRoot(workingFolder: string): string {
  return findAbove(workingFolder, ".git") ?? findAbove(workingFolder, "kubernetes") ?? workingFolder;
}

function findAbove(folder: string, name: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, name))) return at;
    if (dirname(at) === at) return undefined;
  }
}
