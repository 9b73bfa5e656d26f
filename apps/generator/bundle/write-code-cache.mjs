// @ts-check
// Renders a small catalog and writes the code that it took: node write-code-cache.mjs FOLDER BUNDLE
import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeRoot } from "../../../tools/bench/bench-catalog.mjs";

const [folder = "", bundle = ""] = process.argv.slice(2);
const root = mkdtempSync(join(tmpdir(), "tenantry-warm-up-"));
writeRoot(root, [3]);
process.env["TENANTRY_CODE_CACHE"] = "write";
process.argv = [process.execPath, "tenantry", "render", "--root", root];
const { script } = createRequire(import.meta.url)(join(folder, "main.cjs"));

process.once("exit", () => {
  rmSync(root, { recursive: true, force: true });
  if (process.exitCode !== 0) return;
  // Runs start while a build is at work: they may find no cache, but never half of one.
  const cache = join(folder, `${bundle}.cache`);
  writeFileSync(`${cache}.new`, script.createCachedData());
  renameSync(`${cache}.new`, cache);
});
