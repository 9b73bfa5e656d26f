import { closeSync, openSync, readdirSync, readSync } from "node:fs";
import { parseHeader } from "@tenantry/renderer";
import { CATALOGS_FOLDER } from "../catalogs/catalog-places.ts";
import { explainDiskError } from "../disk/disk-error.ts";
import type { PathInspector } from "../disk/path-inspector.ts";
import type { OutputClaim } from "./output-claims.ts";

/** A rendered file that stands where no catalog writes any more. Paths are relative to the root. */
export interface Stray {
  readonly path: string;
  /** Path of the catalog that its header names. */
  readonly catalog: string;
}

export interface Strays {
  /** Of catalogs of this run: their output moved. */
  readonly left: readonly Stray[];
  /** Of catalogs that do not exist any more. */
  readonly abandoned: readonly Stray[];
}

/** Longer than the header line of any sensible path. */
const HEADER_BYTES = 512;

/**
 * Looks for what catalogs left behind when their output moved or they were deleted: files with a header below the top
 * folders that catalogs write to, outside of every place that a catalog owns now. Only the claims of all catalogs make
 * that certain.
 */
export function findStrays(inspector: PathInspector, claims: readonly OutputClaim[]): Strays {
  const { root } = inspector;
  const places = claims.flatMap(({ workloads, fluxKustomization }) => [workloads, fluxKustomization]);
  const owned = new Set(places);
  const catalogs = new Set(claims.map(({ file }) => file));
  // Where the catalogs stand is where a deleted one wrote by default.
  const tops = new Set([CATALOGS_FOLDER, ...places].map(topOf));
  const strays = [...tops].flatMap((top) => [...walk(root, top, owned)]).flatMap((path) => readStray(root, path));
  return {
    left: strays.filter(({ catalog }) => catalogs.has(catalog)),
    // One that exists without being of this run, at a place of its own, is none of this run's business.
    abandoned: strays.filter(({ catalog }) => !catalogs.has(catalog) && inspector.inspect(catalog).kind === "missing"),
  };
}

function topOf(path: string): string {
  return path.split("/", 1)[0] ?? "";
}

function* walk(root: string, folder: string, owned: ReadonlySet<string>): Generator<string> {
  if (owned.has(folder)) return;
  for (const entry of listFolder(`${root}/${folder}`)) {
    const path = `${folder}/${entry.name}`;
    if (entry.name.startsWith(".") || entry.name === "node_modules" || owned.has(path)) continue;
    if (entry.isDirectory()) yield* walk(root, path, owned);
    else if (entry.isFile() && /\.ya?ml$/.test(entry.name)) yield path;
  }
}

/** A folder that is missing or closed to this user holds nothing that a render could have left or could remove. */
function listFolder(path: string) {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    explainDiskError(error);
    return [];
  }
}

function readStray(root: string, path: string): Stray[] {
  const catalog = parseHeader(readStart(`${root}/${path}`))?.catalog;
  return catalog === undefined ? [] : [{ path, catalog }];
}

function readStart(path: string): string {
  try {
    const file = openSync(path, "r");
    try {
      const buffer = Buffer.alloc(HEADER_BYTES);
      return buffer.toString("utf8", 0, readSync(file, buffer, 0, HEADER_BYTES, 0));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    explainDiskError(error);
    return "";
  }
}
