import { readdirSync } from "node:fs";
import { type ListIncluded, matchesInclude, type Problem } from "@tenantry/tenant-model";
import { diskErrorCode, explainDiskError } from "../disk/disk-error.ts";
import type { PathInspector } from "../disk/path-inspector.ts";
import { readText } from "../disk/read-text.ts";

/**
 * Files below the catalog's folder that a pattern of `spec.include` matches, in the order of their names.
 * @param folder of the catalog, relative to the root; empty for the root
 * @param pattern relative to that folder; `*` in its last part stands for anything but `/`
 */
export function listIncluded(inspector: PathInspector, folder: string, pattern: string): ReturnType<ListIncluded> {
  const path = folder === "" ? pattern : `${folder}/${pattern}`;
  const slash = path.lastIndexOf("/");
  const parent = path.slice(0, Math.max(slash, 0));
  const last = path.slice(slash + 1);
  const names = last.includes("*") ? matchNames(`${inspector.root}/${parent}`, last) : { found: [last] };
  if ("reason" in names) {
    return { files: [], problems: [unreadable(parent, names.reason)] };
  }
  const files: { path: string; text: string }[] = [];
  const problems: Problem[] = [];
  for (const name of names.found) {
    const file = parent === "" ? name : `${parent}/${name}`;
    const read = readText(inspector, file);
    if (read.kind === "text") files.push({ path: file, text: read.text });
    if (read.kind === "refused") problems.push(read.problem);
  }
  return { files, problems };
}

/** A folder that does not exist matches nothing. */
function matchNames(folder: string, pattern: string): { readonly found: string[] } | { readonly reason: string } {
  try {
    return {
      found: readdirSync(folder)
        .filter((name) => matchesInclude(name, pattern))
        .sort(),
    };
  } catch (error) {
    const code = diskErrorCode(error);
    if (code === "ENOENT" || code === "ENOTDIR") return { found: [] };
    return { reason: explainDiskError(error) };
  }
}

function unreadable(folder: string, reason: string): Problem {
  return {
    rule: "file",
    severity: "error",
    message: `cannot list ${folder}: ${reason}`,
    help: "make the folder readable for this user",
    file: folder,
    line: 1,
    column: 1,
    path: "",
  };
}
