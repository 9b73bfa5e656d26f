// @ts-check
import { readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { readCatalogPaths } from "./catalog-paths.mjs";

/**
 * Options in nx.json.
 * @typedef {object} PluginOptions
 * @property {string} [generator] Nx project that builds the CLI; only in Tenantry's own workspace.
 */

/** Every catalog is a project: its tenants.yaml at the root of kubernetes/catalogs/<name>. */
const GLOB = "kubernetes/catalogs/*/tenants.yaml";

/**
 * Infers the project of one catalog. Plain JavaScript, and no import of ours: Nx 23 on Node 20 loads plugins without a
 * transpiler, and this runs whenever Nx computes its graph.
 *
 * @param {string} file Path of tenants.yaml relative to the workspace.
 * @param {string} text
 * @param {PluginOptions} options
 * @param {string} [chosenName] Name of the catalog for Nx; its own when left out.
 */
export function inferCatalogProject(file, text, options, chosenName) {
  const root = dirname(file);
  const paths = readCatalogPaths(text);
  const name = chosenName ?? paths.name ?? nameFolder(file);
  const settings = paths.settings.map((path) => `{workspaceRoot}/${path}`);
  const rendered = paths.outputs.map((path) => `{workspaceRoot}/${path}${/\.ya?ml$/.test(path) ? "" : "/**/*"}`);
  const tool = options.generator
    ? [{ dependentTasksOutputFiles: "**/main.cjs", transitive: true }]
    : [{ externalDependencies: ["tenantry"] }];
  const needsTool = options.generator ? { dependsOn: [{ projects: [options.generator], target: "build" }] } : {};
  const plugins = paths.modules
    .map((path) => posix.join(root, path))
    .filter((path) => !path.startsWith(".."))
    // What a plugin imports stands beside it.
    .map((path) => `{workspaceRoot}/${posix.join(dirname(path), "**/*.mjs")}`);
  // Included files stand below the catalog.
  const source = [...new Set([`{projectRoot}/**/*`, ...settings, ...plugins, ...tool])];
  const folder = quote(root);
  const run = (/** @type {string} */ command) => ({
    executor: "nx:run-commands",
    options: { command: `tenantry ${command}` },
  });
  return {
    root,
    name: `catalog-${name}`,
    tags: ["kind:catalog"],
    // A `dependsOn` makes no edge in the project graph: without this a changed renderer would affect no catalog.
    ...(options.generator ? { implicitDependencies: [options.generator] } : {}),
    targets: {
      compile: {
        ...run(`build ${folder} > dist/catalogs/${name}.yaml`),
        ...needsTool,
        options: {
          commands: [`mkdir -p dist/catalogs`, `tenantry build ${folder} > dist/catalogs/${name}.yaml`],
          parallel: false,
        },
        cache: true,
        inputs: source,
        outputs: [`{workspaceRoot}/dist/catalogs/${name}.yaml`],
        metadata: { description: "The objects that Flux would apply, in one file" },
      },
      render: {
        ...run(`render ${folder}`),
        ...needsTool,
        // Never cached: a replay could overwrite or delete what a person wrote beside.
        cache: false,
        inputs: source,
        metadata: { description: "Write the rendered YAML of this catalog" },
      },
      check: {
        ...run(`check ${folder}`),
        ...needsTool,
        cache: false,
        inputs: [...source, ...rendered],
        metadata: { description: "Prove that the committed YAML is what the catalog says" },
      },
      validate: {
        ...run(`validate ${folder}`),
        ...needsTool,
        cache: false,
        inputs: source,
        metadata: { description: "All checks, no writes" },
      },
    },
  };
}

/** @param {string} file */
function nameFolder(file) {
  const folder = dirname(file);
  return folder.slice(folder.lastIndexOf("/") + 1).replace(/[^A-Za-z0-9._-]/g, "-");
}

/**
 * A folder's name is anything that a file system takes; Nx hands commands to a shell.
 * @param {string} path
 */
function quote(path) {
  return /^[A-Za-z0-9._/-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

/**
 * Two projects of one name would keep Nx from starting at all: then both go by their folders, and the CLI can say what is
 * wrong.
 * @param {readonly { file: string, text: string }[]} catalogs
 */
export function chooseNames(catalogs) {
  const names = catalogs.map(({ file, text }) => readCatalogPaths(text).name ?? nameFolder(file));
  const isTaken = (/** @type {string} */ name) => names.filter((other) => other === name).length > 1;
  return names.map((name, index) =>
    isTaken(name) ? `${nameFolder(catalogs[index]?.file ?? "")}-of-${index + 1}` : name,
  );
}

/**
 * @param {readonly string[]} files
 * @param {PluginOptions | undefined} options
 * @param {{ workspaceRoot: string }} context
 */
async function createCatalogNodes(files, options, context) {
  const catalogs = files.map((file) => ({ file, text: readFileSync(join(context.workspaceRoot, file), "utf8") }));
  const names = chooseNames(catalogs);
  return catalogs.map(({ file, text }, index) => {
    const project = inferCatalogProject(file, text, options ?? {}, names[index]);
    return [file, { projects: { [project.root]: project } }];
  });
}

export const name = "@tenantry/nx";
/** Nx 23 calls `createNodes`; Nx 20 to 22 call `createNodesV2`. */
export const createNodes = [GLOB, createCatalogNodes];
export const createNodesV2 = createNodes;
