import { existsSync, readdirSync } from "node:fs";
import type { Problem } from "@tenantry/tenant-model";
import { diskErrorCode, explainDiskError } from "../disk/disk-error.ts";
import type { PathInspector } from "../disk/path-inspector.ts";
import { CATALOG_FILE, CATALOGS_FOLDER } from "./catalog-places.ts";
import { nameCatalog } from "./name-catalog.ts";

export interface FoundCatalogs {
  /** Paths of tenants.yaml files relative to the root, each once. */
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
}

export interface FindOptions {
  /** As typed; none stands for every catalog of the root. */
  readonly named: readonly string[];
  /** Absolute; where relative arguments may also start. */
  readonly workingFolder: string;
}

/** The catalogs that a command is about, in a stable order. */
export function findCatalogs(inspector: PathInspector, { named, workingFolder }: FindOptions): FoundCatalogs {
  const all = listCatalogs(inspector);
  if (named.length === 0) {
    const nothing = all.files.length === 0 && all.problems.length === 0;
    return nothing ? { files: [], problems: [noCatalogs(inspector.root)] } : all;
  }
  const results = named.map((argument) => nameCatalog(inspector, argument, { workingFolder, known: all.files }));
  return {
    files: [...new Set(results.flatMap((result) => (result.ok ? [result.file] : [])))],
    problems: results.flatMap((result) => (result.ok ? [] : [result.problem])),
  };
}

function listCatalogs(inspector: PathInspector): FoundCatalogs {
  const files = inspector.inspect(CATALOG_FILE).kind === "missing" ? [] : [CATALOG_FILE];
  try {
    for (const entry of readdirSync(`${inspector.root}/${CATALOGS_FOLDER}`, { withFileTypes: true }).sort(byName)) {
      const file = `${CATALOGS_FOLDER}/${entry.name}/${CATALOG_FILE}`;
      // A symlink is listed, so that reading it says why it is refused: passing over a catalog in silence would be worse.
      const isThere = entry.isSymbolicLink()
        ? existsSync(`${inspector.root}/${file}`)
        : entry.isDirectory() && inspector.inspect(file).kind !== "missing";
      if (isThere) files.push(file);
    }
  } catch (error) {
    const code = diskErrorCode(error);
    if (code !== "ENOENT" && code !== "ENOTDIR") {
      const message = `cannot list ${CATALOGS_FOLDER}: ${explainDiskError(error)}`;
      return { files, problems: [missing(message, "make the folder readable for this user")] };
    }
  }
  return { files, problems: [] };
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : 1;
}

function noCatalogs(root: string): Problem {
  return missing(
    `no catalog found: looked for ${CATALOG_FILE} and ${CATALOGS_FOLDER}/*/${CATALOG_FILE} below ${root}`,
    "run it at the root of the repository, name the root with --root, or write a first catalog: `tenantry init`",
  );
}

function missing(message: string, help: string): Problem {
  const place = { file: CATALOGS_FOLDER, line: 1, column: 1, path: "" };
  return { rule: "catalog-not-found", severity: "error", message, help, ...place };
}
