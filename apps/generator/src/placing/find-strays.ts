import { closeSync, openSync, readdirSync, readSync } from "node:fs";
import { parseHeader } from "@tenantry/renderer";
import { explainDiskError } from "../disk/disk-error.ts";
import type { OutputClaim } from "./output-claims.ts";

/** A rendered file that stands where no catalog writes any more. Paths are relative to the root. */
export interface Stray {
  readonly path: string;
  /** Path of the catalog that its header names. */
  readonly catalog: string;
}

/** Longer than the header line of any sensible path. */
const HEADER_BYTES = 512;

/**
 * Looks for what a catalog left behind when its output moved: files with its header below the top folders that catalogs
 * write to, outside of every place that a catalog owns now. Only the claims of all catalogs make that certain.
 */
export function findStrays(root: string, claims: readonly OutputClaim[]): Stray[] {
  const owned = new Set(claims.flatMap(({ workloads, fluxKustomization }) => [workloads, fluxKustomization]));
  const catalogs = new Set(claims.map(({ file }) => file));
  const tops = new Set(
    claims.flatMap(({ workloads, fluxKustomization }) => [topOf(workloads), topOf(fluxKustomization)]),
  );
  return [...tops].flatMap((top) => [...walk(root, top, owned)]).flatMap((path) => readStray(root, path, catalogs));
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

function readStray(root: string, path: string, catalogs: ReadonlySet<string>): Stray[] {
  const catalog = parseHeader(readStart(`${root}/${path}`))?.catalog;
  return catalog !== undefined && catalogs.has(catalog) ? [{ path, catalog }] : [];
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
