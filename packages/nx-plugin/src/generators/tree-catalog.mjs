// @ts-check
/**
 * Nx's view of the workspace: what generators have written is in it, and nothing is on disk before they are done.
 * @typedef {import("nx/src/generators/tree.js").Tree} Tree
 * @typedef {import("@tenantry/tenant-model").CatalogText} CatalogText
 * @typedef {import("@tenantry/tenant-model").FileEdit} FileEdit
 * @typedef {import("@tenantry/tenant-model").Problem} Problem
 */

const FOLDER = "kubernetes/catalogs";
const MARK = "\ufeff";

/** Loaded when a generator runs; Nx computes its graph without it. */
export const loadModel = () => import("@tenantry/tenant-model");

/** @param {Tree} tree @param {string} path */
export function readText(tree, path) {
  const text = tree.exists(path) && tree.isFile(path) ? tree.read(path, "utf-8") : null;
  return text?.startsWith(MARK) ? text.slice(1) : (text ?? undefined);
}

/** @param {Tree} tree */
export function listCatalogs(tree) {
  const folders = tree.exists(FOLDER) ? tree.children(FOLDER).sort() : [];
  return ["tenants.yaml", ...folders.map((name) => `${FOLDER}/${name}/tenants.yaml`)].filter((path) =>
    tree.exists(path),
  );
}

/**
 * The catalog that is named, or the only one.
 * @param {Tree} tree
 * @param {string | undefined} named its file, its folder, or the name of that
 * @returns {Promise<CatalogText>}
 */
export async function openCatalog(tree, named) {
  const files = listCatalogs(tree);
  const candidates = named === undefined ? files : [named, `${named}/tenants.yaml`, `${FOLDER}/${named}/tenants.yaml`];
  const found = candidates.filter((path) => tree.exists(path) && tree.isFile(path));
  const [file] = found;
  if (file === undefined) throw new Error(explainMissing(named, files));
  if (named === undefined && found.length > 1) {
    throw new Error(`there are several catalogs: ${files.join(", ")}; name one with --catalog`);
  }
  const folder = file.slice(0, file.lastIndexOf("/") + 1);
  const { matchesInclude } = await loadModel();
  return {
    file,
    text: readText(tree, file) ?? "",
    listIncluded: (pattern) => {
      const parent = (folder + pattern).slice(0, (folder + pattern).lastIndexOf("/"));
      const paths = tree.exists(parent) ? tree.children(parent).map((name) => `${parent}/${name}`) : [];
      const matched = paths.filter((path) => matchesInclude(path, folder + pattern)).sort();
      return { files: matched.map((path) => ({ path, text: readText(tree, path) ?? "" })), problems: [] };
    },
  };
}

/**
 * @param {string | undefined} named
 * @param {readonly string[]} files
 */
function explainMissing(named, files) {
  const what = named === undefined ? `there is no catalog below ${FOLDER}` : `there is no catalog ${named}`;
  if (files.length > 0) return `${what}; there are: ${files.join(", ")}`;
  return `${what}; write one: nx g @tenantry/nx:init, or name the file of one elsewhere with --catalog`;
}

/**
 * Refuses a catalog with errors as far as they show without rendering it.
 * @param {Tree} tree @param {CatalogText} catalog
 */
export async function checkCatalog(tree, { file, text, listIncluded }) {
  const { parseCatalog, resolveCatalog } = await loadModel();
  const parsing = await parseCatalog(text, file, listIncluded);
  if (!parsing.ok) throw refuse(parsing.problems);
  const settings = parsing.parsed.settingsFiles.map((path) => /** @type {const} */ ([path, readText(tree, path)]));
  const resolution = await resolveCatalog(parsing.parsed, new Map(settings));
  if (!resolution.ok) throw refuse(resolution.problems);
  return parsing.parsed.config.metadata.name;
}

/**
 * Puts what a verb did into the tree, and tells people about it.
 * @param {Tree} tree
 * @param {import("@tenantry/tenant-model").CatalogEdit} edit
 */
export async function applyResult(tree, edit) {
  if (edit.kind === "refused") throw refuse(edit.problems);
  if (edit.kind === "misused") throw new Error(`${edit.field} ${edit.message}`);
  if (edit.kind === "unchanged") return console.log(edit.message);
  const name = await checkCatalog(tree, edit.catalog);
  const { diffLines } = await loadModel();
  // Nx itself names the file only, in a dry run too.
  console.log(diffLines(edit.edit).join("\n"));
  writeEdit(tree, edit.edit);
  for (const note of edit.notes) console.log(`note: ${note}`);
  console.log(`next: nx run catalog-${name}:render`);
}

/** @param {Tree} tree @param {FileEdit} edit */
export function writeEdit(tree, { path, before, after }) {
  if (after === undefined) return tree.delete(path);
  const mark = before !== undefined && tree.read(path, "utf-8")?.startsWith(MARK) ? MARK : "";
  tree.write(path, mark + after);
}

/** @param {readonly Problem[]} problems */
function refuse(problems) {
  const lines = problems.map(
    ({ file, line, column, rule, message, help }) =>
      `${file}:${line}:${column}: [${rule}] ${message}\n    help: ${help}`,
  );
  return new Error(`nothing was written\n${lines.join("\n")}`);
}
