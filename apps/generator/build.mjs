// Bundles the CLI: node apps/generator/build.mjs. One file would make every start read what few commands need, so what is
// imported lazily (the full YAML parser, CEL, CRD schemas, diffs) stays in chunks of its own.
import { readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { version } = JSON.parse(readFileSync(here("package.json"), "utf8"));

rmSync(here("dist"), { recursive: true, force: true });
await build({
  entryPoints: { main: here("src/main.ts") },
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
  banner: { js: 'import{createRequire as __tenantryRequire}from"node:module";const require=__tenantryRequire(import.meta.url);' },
});
