// @ts-check
import { readFileSync } from "node:fs";
import { checkCatalog, listCatalogs, loadModel, readText, writeEdit } from "../tree-catalog.mjs";

const PLUGIN = "@tenantry/nx";

/**
 * Adds the plugin to nx.json and the CLI to package.json, and writes what `tenantry init` writes.
 * @param {import("../tree-catalog.mjs").Tree} tree
 * @param {Partial<import("@tenantry/tenant-model").StartAnswers>} options
 */
export default async function initGenerator(tree, options) {
  const { version } = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8"));
  const { placeCatalog, planStart, readStart } = await loadModel();
  const answers = readStart(new Map(Object.entries(options)), listCatalogs(tree));
  if (!answers.ok) throw new Error(`${answers.message}: ${answers.help}`);
  // The workflow installs what is listed there.
  updateJson(tree, "package.json", (json) => addDependency(json, version));
  const plan = planStart(answers.answers, { read: (path) => readText(tree, path), toolVersion: version });
  const file = placeCatalog(answers.answers.name);
  const catalog = plan.edits.find(({ path }) => path === file);
  if (catalog?.after !== undefined) {
    await checkCatalog(tree, { file, text: catalog.after, listIncluded: () => ({ files: [], problems: [] }) });
  }
  for (const edit of plan.edits) writeEdit(tree, edit);
  for (const path of plan.left) console.log(`left alone: ${path}`);
  updateJson(tree, "nx.json", addPlugin);
  for (const note of plan.notes) console.log(`next: ${note}`);
  console.log(`next: install packages, then nx run catalog-${answers.answers.name}:render`);
}

/**
 * @param {import("../tree-catalog.mjs").Tree} tree
 * @param {string} path
 * @param {(json: any) => boolean} change says whether it changed something
 */
function updateJson(tree, path, change) {
  const text = readText(tree, path);
  if (text === undefined) return;
  let json;
  try {
    json = JSON.parse(text);
  } catch {
    return console.log(`left alone: ${path}, which has comments; add ${PLUGIN} to it by hand`);
  }
  if (change(json)) tree.write(path, `${JSON.stringify(json, null, 2)}\n`);
}

/** @param {{ plugins?: (string | { plugin: string })[] }} json */
function addPlugin(json) {
  const plugins = json.plugins ?? [];
  if (plugins.some((entry) => entry === PLUGIN || (typeof entry === "object" && entry.plugin === PLUGIN))) return false;
  json.plugins = [...plugins, PLUGIN];
  return true;
}

/**
 * The targets run the CLI, and their caches ask which version is installed.
 * @param {{ dependencies?: Record<string, string>, devDependencies?: Record<string, string> }} json
 * @param {string} version
 */
function addDependency(json, version) {
  if (json.dependencies?.["tenantry"] !== undefined || json.devDependencies?.["tenantry"] !== undefined) return false;
  json.devDependencies = { ...json.devDependencies, tenantry: version };
  return true;
}
