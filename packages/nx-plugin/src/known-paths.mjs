// @ts-check
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { readCatalogPaths } from "./catalog-paths.mjs";

/** @typedef {import("./catalog-paths.mjs").CatalogPaths} CatalogPaths */
/** @typedef {{ stamp: string, paths: CatalogPaths }} Known */

/** A file that is written twice within a tick of the file system's clock looks the same after both: as Git does, wait. */
const SETTLED_MILLISECONDS = 2000;

/**
 * What catalogs name, read again only where a file has changed: 200 catalogs of 100 tenants are 8 MB.
 *
 * @param {string} workspaceRoot
 * @param {readonly string[]} files relative to it
 * @returns {readonly CatalogPaths[]}
 */
export function readAllPaths(workspaceRoot, files) {
  if (files.length === 0) return [];
  const folder = process.env["NX_WORKSPACE_DATA_DIRECTORY"] ?? ".nx/workspace-data";
  const store = resolve(workspaceRoot, folder, `tenantry-${hashReader()}.json`);
  const known = readStore(store);
  /** @type {Record<string, Known>} */
  const next = {};
  let isChanged = Object.keys(known).length !== files.length;
  const all = files.map((file) => {
    try {
      const read = readKnown(join(workspaceRoot, file), known[file]);
      if (read.isSettled) next[file] = { stamp: read.stamp, paths: read.paths };
      if (read.isSettled && read.stamp !== known[file]?.stamp) isChanged = true;
      return read.paths;
    } catch {
      // Deleted a moment ago, or closed to this user: that is for the CLI to say, and no reason for Nx not to start.
      return readCatalogPaths("");
    }
  });
  if (isChanged) writeStore(store, next);
  return all;
}

/**
 * @param {string} path
 * @param {Known | undefined} entry
 * @returns {Known & { isSettled: boolean }}
 */
function readKnown(path, entry) {
  const { size, mtimeNs, ctimeNs, ino, mtimeMs } = statSync(path, { bigint: true });
  const stamp = `${size} ${mtimeNs} ${ctimeNs} ${ino}`;
  if (entry?.stamp === stamp) return { ...entry, isSettled: true };
  const isSettled = Date.now() - Number(mtimeMs) > SETTLED_MILLISECONDS;
  return { stamp, paths: readCatalogPaths(readFileSync(path, "utf8")), isSettled };
}

/** What another version of this plugin has read is not believed. */
function hashReader() {
  const folder = dirname(fileURLToPath(import.meta.url));
  const hash = createHash("sha256");
  for (const name of readdirSync(folder)
    .filter((file) => file.endsWith("js"))
    .sort()) {
    hash.update(readFileSync(join(folder, name)));
  }
  return hash.digest("hex").slice(0, 12);
}

/**
 * @param {string} store
 * @returns {Record<string, Known>}
 */
function readStore(store) {
  try {
    return JSON.parse(readFileSync(store, "utf8"));
  } catch {
    // Not there yet, or not whole: the catalogs say it again.
    return {};
  }
}

/**
 * @param {string} store
 * @param {Record<string, Known>} known
 */
function writeStore(store, known) {
  try {
    mkdirSync(dirname(store), { recursive: true });
    // Several Nx processes may be at work.
    writeFileSync(`${store}.${process.pid}`, JSON.stringify(known));
    renameSync(`${store}.${process.pid}`, store);
  } catch {
    // A folder that cannot be written costs time, nothing else.
  }
}
