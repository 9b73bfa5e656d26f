// @ts-check
import { dirname, posix } from "node:path";

/**
 * Options in nx.json.
 * @typedef {object} PluginOptions
 * @property {string | string[]} [catalogs] Paths of tenants.yaml files; kubernetes/catalogs/*\/tenants.yaml when left out.
 * @property {string} [generator] Nx project that builds the CLI; only in Tenantry's own workspace.
 */

/** Where the CLI looks by itself. */
export const DEFAULT_CATALOGS = "kubernetes/catalogs/*/tenants.yaml";

/** What packages there are is said by one of these; the others do not exist, which is fine with Nx. */
const LOCKS = ["package-lock.json", "npm-shrinkwrap.json", "pnpm-lock.yaml", "yarn.lock", "bun.lock", "bun.lockb"];

/** The target of the generator's project that makes what compiles: without the pages of `explain`. */
const BUNDLE = "bundle";

/**
 * The Nx project of one catalog. Its inputs have names: repeated in each target they are half of the graph.
 *
 * @param {string} file Path of tenants.yaml relative to the workspace.
 * @param {import("./catalog-paths.mjs").CatalogPaths} paths
 * @param {PluginOptions} options
 * @param {string} name of the catalog for Nx
 */
export function inferCatalogProject(file, paths, options, name) {
  const root = dirname(file);
  const folder = quote(root);
  const output = `dist/catalogs/${name}.yaml`;
  const needsTool = options.generator ? { dependsOn: [{ projects: [options.generator], target: BUNDLE }] } : {};
  const run = (/** @type {string} */ command) => ({
    command: `tenantry ${command}`,
    inputs: ["catalog"],
    ...needsTool,
  });
  return {
    root,
    name: `catalog-${name}`,
    tags: ["kind:catalog"],
    // A `dependsOn` makes no edge in the project graph: without this a changed renderer would affect no catalog.
    ...(options.generator ? { implicitDependencies: [options.generator] } : {}),
    namedInputs: {
      catalog: [...listSources(file, paths), nameTool(options)],
      rendered: paths.outputs.map((path) => `{workspaceRoot}/${path}${/\.ya?ml$/.test(path) ? "" : "/**/*"}`),
    },
    targets: {
      // The only one that is cached. Its output is one file of a folder that Git ignores: a replay puts back that file and
      // can neither delete nor revert what a person wrote, nor what is committed.
      compile: {
        ...run(`build ${folder} --output ${output}`),
        cache: true,
        outputs: [`{workspaceRoot}/${output}`],
      },
      render: { ...run(`render ${folder}`), cache: false },
      check: { ...run(`check ${folder}`), inputs: ["catalog", "rendered"], cache: false },
      validate: { ...run(`validate ${folder}`), cache: false },
    },
  };
}

/**
 * @param {string} file
 * @param {import("./catalog-paths.mjs").CatalogPaths} paths
 */
function listSources(file, { settings, includes, modules, certain }) {
  const root = dirname(file);
  // To Nx these are patterns. Where that or the catalog's text leaves a doubt, everything is an input: a task too many.
  if (!certain || /[*?[\]{}()!]/.test(root)) return ["{workspaceRoot}/**/*"];
  // By paths from the workspace: to `{projectRoot}` files of a project within this one would not belong.
  const inCatalog = (/** @type {string} */ path) => `{workspaceRoot}/${posix.join(root, path)}`;
  const plugins = modules
    .map((path) => posix.join(root, dirname(path)))
    .filter((folder) => !folder.startsWith(".."))
    // What a plugin imports and reads stands beside it.
    .map((folder) => (folder === "." ? "{workspaceRoot}/**/*" : `{workspaceRoot}/${folder}/**/*`));
  const settingsFiles = settings.map((path) => `{workspaceRoot}/${path}`);
  // And packages that it imports, or that it stands in.
  const packages = modules.length > 0 ? LOCKS.map((lock) => `{workspaceRoot}/${lock}`) : [];
  const own = [inCatalog("tenants.yaml"), ...includes.map(inCatalog)];
  return [...new Set([...own, ...settingsFiles, ...plugins, ...packages])];
}

/**
 * The build of the CLI where it is built (the bundle and the host of plugins), else the version that is installed.
 * @param {PluginOptions} options
 */
function nameTool({ generator }) {
  return generator
    ? { dependentTasksOutputFiles: "**/*.{cjs,mjs}", transitive: true }
    : { externalDependencies: ["tenantry"] };
}

/**
 * A folder's name is anything that a file system takes; Nx hands commands to a shell.
 * @param {string} path
 */
function quote(path) {
  return /^[A-Za-z0-9._/-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
