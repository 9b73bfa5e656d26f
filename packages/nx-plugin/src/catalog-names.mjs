// @ts-check
import { dirname } from "node:path";

/**
 * Names of catalogs for Nx: their own, or their folders'. Two projects of one name would keep Nx from starting at all: then
 * both go by their folders, and the CLI can say what is wrong.
 *
 * @param {readonly { file: string, name: string | undefined }[]} catalogs
 */
export function chooseNames(catalogs) {
  const names = catalogs.map(({ file, name }) => name ?? nameFolder(file));
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return names.map((name, index) =>
    // Neither catalogs nor folders here have a dot in their names.
    counts.get(name) === 1 ? name : `${nameFolder(catalogs[index]?.file ?? "")}.${index + 1}`,
  );
}

/** @param {string} file */
function nameFolder(file) {
  const folder = dirname(file);
  return folder.slice(folder.lastIndexOf("/") + 1).replace(/[^A-Za-z0-9_-]/g, "-");
}
