// @ts-check
// Renders a small catalog and writes the code that it took: node write-code-cache.mjs FOLDER BUNDLE
import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { writeRoot } from "../../../tools/bench/bench-catalog.mjs";

const [folder = "", bundle = ""] = process.argv.slice(2);
const root = mkdtempSync(join(tmpdir(), "tenantry-warm-up-"));
writeRoot(root, [3]);
process.argv = [process.execPath, "tenantry", "render", "--root", root];
const { script } = await import(pathToFileURL(join(folder, "main.mjs")).href);

process.once("exit", () => {
  rmSync(root, { recursive: true, force: true });
  if (process.exitCode !== 0) return;
  // Runs start while a build is at work: they may find no cache, but never half of one.
  const cache = join(folder, `${bundle}.cache`);
  writeFileSync(`${cache}.new`, script.createCachedData());
  renameSync(`${cache}.new`, cache);
});
