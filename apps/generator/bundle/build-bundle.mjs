// @ts-check
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { buildPluginHost } from "./plugin-host.mjs";
import { describeShippedFiles } from "./shipped-files.mjs";

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Bundles the CLI. One CommonJS file with V8's code cache beside it starts a third faster than ES modules in chunks, which
 * Node has to resolve, read and compile one by one on every start.
 *
 * @param {string} folder which holds nothing else afterwards
 */
export async function buildBundle(folder) {
  const { version } = JSON.parse(readFileSync(here("../package.json"), "utf8"));
  const { outputFiles, metafile } = await build({
    absWorkingDir: here(".."),
    entryPoints: { tenantry: "src/main.ts" },
    entryNames: "[name]-[hash]",
    outdir: folder,
    outExtension: { ".js": ".cjs" },
    bundle: true,
    minify: true,
    format: "cjs",
    platform: "node",
    target: "node20.19",
    conditions: ["@tenantry/source"],
    // For the bench, which compares a run with rules and one without.
    plugins: process.env["TENANTRY_BUILD_RULES"] === "none" ? [{ name: "no-rules", setup: leaveRulesOut }] : [],
    define: { TENANTRY_VERSION: JSON.stringify(version) },
    // Licences go along in a file of their own.
    legalComments: "none",
    metafile: true,
    // What is not ASCII is escaped, so that the loader may read bytes as characters.
    charset: "ascii",
    banner: { js: "(function(exports,require,module,__dirname){" },
    footer: { js: "})" },
    // A failed build leaves the last good one in place.
    write: false,
  });

  // The name tells one bundle from the next: to V8, which compares no more than lengths before it trusts a code cache, and
  // to Nx, which sees in main.cjs that the tool has changed.
  const files = outputFiles.map(({ path, contents }) => ({ name: basename(path), contents }));
  const bundle = files.find(({ name }) => name.endsWith(".cjs"))?.name ?? "";
  const main = readFileSync(here("main.cjs"), "utf8").replace("tenantry.cjs", bundle);
  const host = await buildPluginHost();
  const beside = [
    { name: "plugin-host.mjs", contents: host.contents },
    ...describeShippedFiles([...Object.keys(metafile.inputs), ...host.inputs]),
    { name: "main.cjs", contents: main },
  ];
  mkdirSync(folder, { recursive: true });
  for (const { name, contents } of [...files, ...beside]) {
    // Runs may start while a build is at work.
    writeFileSync(join(folder, `${name}.new`), contents);
    renameSync(join(folder, `${name}.new`), join(folder, name));
  }

  const warmUp = spawnSync(process.execPath, [here("write-code-cache.mjs"), folder, bundle], { encoding: "utf8" });
  if (warmUp.status !== 0) {
    console.warn(`no code cache: the CLI works, but starts slower\n${warmUp.stdout}${warmUp.stderr}`);
  }
  const built = new Set([...[...files, ...beside].map(({ name }) => name), `${bundle}.cache`]);
  for (const name of readdirSync(folder)) if (!built.has(name)) rmSync(join(folder, name), { recursive: true });
}

/** @param {import("esbuild").PluginBuild} bundler */
function leaveRulesOut(bundler) {
  const stubs = {
    rules: "export const rules = [];",
    waivers: "export const applyWaivers = () => ({ violations: [], findings: [] });",
  };
  for (const [stem, contents] of Object.entries(stubs))
    bundler.onLoad({ filter: new RegExp(`packages/rules/src/${stem}\\.ts$`) }, () => ({ contents }));
}
