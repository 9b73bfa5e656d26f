import { closeSync, openSync, readdirSync, readSync, statSync } from "node:fs";
import { parseHeader } from "@tenantry/renderer";
import { CATALOGS_FOLDER } from "../catalogs/catalog-places.ts";
import { explainDiskError } from "../disk/disk-error.ts";
import type { PathInspector } from "../disk/path-inspector.ts";
import { parentOf } from "./inspect-output.ts";
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

/** Where catalogs have their pages by default, each in a folder of its own. */
const RUNBOOKS_FOLDER = "docs/runbooks";

/** Longer than the header line of any sensible path. */
const HEADER_BYTES = 512;

/**
 * Looks for what catalogs left behind when their output moved or they were deleted: files with a header below the top
 * folders that catalogs write to, outside of every place that a catalog owns now. Only the claims of all catalogs make
 * that certain. Pages are looked for beside other pages alone: `docs` may hold thousands that nobody rendered.
 */
export function findStrays(inspector: PathInspector, claims: readonly OutputClaim[]): Strays {
  const { root } = inspector;
  const places = claims.flatMap(({ workloads, fluxKustomization }) => [workloads, fluxKustomization]);
  const pages = claims.map(({ runbooks }) => runbooks);
  const owned = new Set([...places, ...pages]);
  const catalogs = new Set(claims.map(({ file }) => file));
  // Where the catalogs stand is where a deleted one wrote by default.
  const tops = new Set([CATALOGS_FOLDER, ...places].map(topOf));
  const pageFolders = new Set([RUNBOOKS_FOLDER, ...pages.map(parentOf)].filter((folder) => folder !== ""));
  const found = new Set([
    ...[...tops].flatMap((top) => [...walk(root, top, { owned, name: /\.ya?ml$/ })]),
    ...[...pageFolders].flatMap((folder) => [...walk(root, folder, { owned, name: /\.(?:md|sh|ya?ml)$/ })]),
  ]);
  const strays = [...found].flatMap((path) => readStray(root, path));
  return {
    left: strays.filter(({ catalog }) => catalogs.has(catalog)),
    // One that exists without being of this run, at a place of its own, is none of this run's business.
    abandoned: strays.filter(({ catalog }) => !catalogs.has(catalog) && inspector.inspect(catalog).kind === "missing"),
  };
}

function topOf(path: string): string {
  return path.split("/", 1)[0] ?? "";
}

interface Search {
  /** Files and folders that are passed over. */
  readonly owned: ReadonlySet<string>;
  /** What a file's name has to match. */
  readonly name: RegExp;
}

function* walk(root: string, folder: string, search: Search): Generator<string> {
  const { owned, name } = search;
  if (owned.has(folder)) return;
  for (const entry of listFolder(`${root}/${folder}`)) {
    const path = `${folder}/${entry.name}`;
    if (entry.name.startsWith(".") || entry.name === "node_modules" || owned.has(path)) continue;
    if (isOwnedInAnotherCase(root, path, owned)) continue;
    if (entry.isDirectory()) yield* walk(root, path, search);
    else if (entry.isFile() && name.test(entry.name)) yield path;
  }
}

/** Where the disk folds case, a place that is now spelt in another case is still the same place. */
function isOwnedInAnotherCase(root: string, path: string, owned: ReadonlySet<string>): boolean {
  const folded = path.toLowerCase();
  return [...owned].some(
    (place) => place.toLowerCase() === folded && isSamePlace(`${root}/${place}`, `${root}/${path}`),
  );
}

export function isSamePlace(a: string, b: string): boolean {
  const [first, second] = [a, b].map((path) => statSync(path, { bigint: true, throwIfNoEntry: false }));
  return first !== undefined && first.ino === second?.ino && first.dev === second.dev;
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
