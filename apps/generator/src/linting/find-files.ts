import { type Dirent, readdirSync, statSync } from "node:fs";
import { basename, join, relative, resolve, sep } from "node:path";
import type { Problem } from "@tenantry/tenant-model";
import { explainDiskError } from "../disk/disk-error.ts";
import { fileProblem } from "./file-problem.ts";

/** A file to read. */
export interface FoundFile {
  /** Absolute; `-` for standard input. */
  readonly path: string;
  /** As problems call it: relative to the root. */
  readonly name: string;
}

export interface FoundFiles {
  readonly files: readonly FoundFile[];
  readonly problems: readonly Problem[];
  /** Folders `templates` of Helm charts, by name: what is in them is no YAML before Helm has run. */
  readonly charts: readonly string[];
}

export interface Places {
  /** Absolute. */
  readonly root: string;
  /** Absolute; typed paths are relative to it. */
  readonly workingFolder: string;
  /** What people know that folder as; "where you are" when left out. */
  readonly folderInWords?: string;
}

export const STDIN = "-";

/** Lists the files that the paths stand for, each once: those of a folder sorted by name. */
export function findFiles(
  paths: readonly string[],
  { root, workingFolder, folderInWords = "where you are" }: Places,
): FoundFiles {
  const files = new Map<string, FoundFile>();
  const problems: Problem[] = [];
  const charts: string[] = [];
  const show = (path: string) => relative(root, path).split(sep).join("/") || ".";
  const add = (path: string) => files.set(path, { path, name: path === STDIN ? "stdin" : show(path) });
  for (const typed of paths) {
    if (typed === STDIN) {
      add(STDIN);
      continue;
    }
    const path = resolve(workingFolder, typed);
    try {
      const stats = statSync(path, { throwIfNoEntry: false });
      if (stats === undefined) {
        const help = `check the path; it is relative to ${folderInWords}`;
        problems.push(fileProblem(show(path), `${typed} does not exist`, help));
      } else if (stats.isDirectory()) {
        const before = files.size + charts.length;
        walk(path, { add, skipChart: (folder) => charts.push(show(folder)) });
        if (files.size + charts.length === before && !holdsAny(files, path)) {
          const help = "name a folder with .yaml, .yml or .json files; names that start with a dot are passed over";
          problems.push(fileProblem(show(path), `the folder ${typed} holds no YAML`, help));
        }
      } else add(path);
    } catch (error) {
      problems.push(
        fileProblem(show(path), `cannot read ${typed}: ${explainDiskError(error)}`, "make it readable for this user"),
      );
    }
  }
  return { files: [...files.values()], problems, charts };
}

interface Visit {
  readonly add: (path: string) => void;
  readonly skipChart: (folder: string) => void;
}

function walk(folder: string, visit: Visit): void {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  const isChart = entries.some(({ name }) => name === "Chart.yaml");
  for (const entry of entries) {
    const path = join(folder, entry.name);
    // .git, .github and the like, and what package managers put there.
    if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
    if (entry.isDirectory()) {
      if (isChart && entry.name === "templates") visit.skipChart(path);
      else walk(path, visit);
    } else if (isYamlName(entry.name) && isFile(entry, path)) visit.add(path);
  }
}

/** A link to a folder is not followed: it may lead back. */
function isFile(entry: Dirent, path: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile();
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? true;
}

function isYamlName(name: string): boolean {
  return /\.(?:ya?ml|json)$/.test(name) || basename(name) === "Kustomization";
}

function holdsAny(files: ReadonlyMap<string, FoundFile>, folder: string): boolean {
  return [...files.keys()].some((path) => path.startsWith(`${folder}${sep}`));
}
