// @ts-check
// Bundles the CLI: node apps/generator/build.mjs [FOLDER]. One CommonJS file with V8's code cache beside it starts a third
// faster than ES modules in chunks, which Node has to resolve, read and compile one by one on every start.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { buildPluginHost } from "./bundle/plugin-host.mjs";

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const folder = resolve(process.argv[2] ?? here("dist"));
const { version } = JSON.parse(readFileSync(here("package.json"), "utf8"));

const { outputFiles } = await build({
  absWorkingDir: here("."),
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
  legalComments: "linked",
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
const main = readFileSync(here("bundle/main.cjs"), "utf8").replace("tenantry.cjs", bundle);
const pages = { name: "rule-pages.json", contents: JSON.stringify(readRulePages()) };
const host = { name: "plugin-host.mjs", contents: await buildPluginHost() };
mkdirSync(folder, { recursive: true });
for (const { name, contents } of [...files, pages, host, { name: "main.cjs", contents: main }]) {
  // Runs may start while a build is at work.
  writeFileSync(join(folder, `${name}.new`), contents);
  renameSync(join(folder, `${name}.new`), join(folder, name));
}

const warmUp = spawnSync(process.execPath, [here("bundle/write-code-cache.mjs"), folder, bundle], { encoding: "utf8" });
if (warmUp.status !== 0) {
  console.warn(`no code cache: the CLI works, but starts slower\n${warmUp.stdout}${warmUp.stderr}`);
}
// Editors find the schemas by the first line of a catalog: at the root of the package, whatever a release puts into dist.
if (basename(folder) === "dist") {
  for (const path of ["tenants.schema.json", "included.schema.json", "crds"]) {
    cpSync(here(`../../packages/tenant-model/${path}`), join(folder, "..", path), { recursive: true });
  }
}
const built = new Set([
  ...files.map(({ name }) => name),
  "main.cjs",
  "rule-pages.json",
  "plugin-host.mjs",
  `${bundle}.cache`,
]);
for (const name of readdirSync(folder)) if (!built.has(name)) rmSync(join(folder, name), { recursive: true });

/** @param {import("esbuild").PluginBuild} bundler */
function leaveRulesOut(bundler) {
  const stubs = {
    rules: "export const rules = [];",
    waivers: "export const applyWaivers = () => ({ violations: [], findings: [] });",
  };
  for (const [stem, contents] of Object.entries(stubs))
    bundler.onLoad({ filter: new RegExp(`packages/rules/src/${stem}\\.ts$`) }, () => ({ contents }));
}

/** What `tenantry explain` prints, by id: a page per rule, a section of docs/checks.md per other check. */
function readRulePages() {
  const rules = here("../../packages/rules/src/rules");
  const pages = readdirSync(rules)
    .filter((name) => name.endsWith(".md"))
    .map((name) => [basename(name, ".md"), readFileSync(join(rules, name), "utf8")]);
  const [, ...checks] = readFileSync(here("../../docs/checks.md"), "utf8").split(/^## /m);
  const sections = checks.map((section) => [section.slice(0, section.indexOf("\n")), `# ${section.trimEnd()}\n`]);
  return Object.fromEntries([...sections, ...pages].sort(([a = ""], [b = ""]) => (a < b ? -1 : 1)));
}
