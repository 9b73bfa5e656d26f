import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/**
 * What has to happen to a folder so that it holds exactly `files`.
 * @param {string} folder
 * @param {ReadonlyMap<string, string>} files path below the folder → text
 */
export async function compareFolder(folder, files) {
  const present = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = present.filter((it) => it.isFile()).map((it) => join(it.parentPath, it.name).slice(folder.length + 1));
  const changed = [];
  for (const [path, text] of files) {
    const old = await readFile(join(folder, path), "utf8").catch(() => undefined);
    if (old !== text) changed.push(path);
  }
  return { changed, stale: paths.filter((it) => !files.has(it)) };
}

/** @param {string} folder @param {ReadonlyMap<string, string>} files @param {{ changed: string[], stale: string[] }} difference */
export async function applyDifference(folder, files, { changed, stale }) {
  for (const path of changed) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), /** @type {string} */ (files.get(path)));
  }
  for (const path of stale) await rm(join(folder, path));
}
