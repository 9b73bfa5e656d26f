// Bundles the CLI: node apps/generator/build.mjs. One file would make every start read what few commands need, so what is
// imported lazily (the full YAML parser, CEL, CRD schemas, diffs) stays in chunks of its own.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const { version } = JSON.parse(readFileSync(here("package.json"), "utf8"));

const { outputFiles } = await build({
  absWorkingDir: here("."),
  entryPoints: { main: "src/main.ts" },
  outdir: here("dist"),
  outExtension: { ".js": ".mjs" },
  chunkNames: "chunks/[name]-[hash]",
  bundle: true,
  splitting: true,
  minify: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  conditions: ["@tenantry/source"],
  define: { TENANTRY_VERSION: JSON.stringify(version) },
  legalComments: "linked",
  // Some dependencies are CommonJS and ask for Node's own modules by require.
  banner: {
    js: 'import{createRequire as __tenantryRequire}from"node:module";const require=__tenantryRequire(import.meta.url);',
  },
  // A failed build leaves the last good one in place.
  write: false,
});

const built = new Set(outputFiles.map(({ path }) => basename(path)));
for (const { path, contents } of outputFiles) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, contents);
}
for (const folder of [here("dist"), here("dist/chunks")]) {
  for (const name of readdirSync(folder)) {
    if (!built.has(name) && name !== "chunks" && name !== "bench.json") rmSync(join(folder, name), { recursive: true });
  }
}
