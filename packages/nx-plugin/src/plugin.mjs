// @ts-check
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
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
 */
export function inferCatalogProject(file, text, options) {
  const root = dirname(file);
  const paths = readCatalogPaths(text);
  const name = paths.name ?? root.slice(root.lastIndexOf("/") + 1);
  const settings = paths.settings.map((path) => `{workspaceRoot}/${path}`);
  const rendered = paths.outputs.map((path) => `{workspaceRoot}/${path}${/\.ya?ml$/.test(path) ? "" : "/**/*"}`);
  const tool = options.generator
    ? [{ dependentTasksOutputFiles: "**/*.mjs", transitive: true }]
    : [{ externalDependencies: ["tenantry"] }];
  const needsTool = options.generator ? { dependsOn: [{ projects: [options.generator], target: "build" }] } : {};
  // Included files stand below the catalog.
  const source = [`{projectRoot}/**/*`, ...settings, ...tool];
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
        ...run(`build ${root} > dist/catalogs/${name}.yaml`),
        ...needsTool,
        options: {
          commands: [`mkdir -p dist/catalogs`, `tenantry build ${root} > dist/catalogs/${name}.yaml`],
          parallel: false,
        },
        cache: true,
        inputs: source,
        outputs: [`{workspaceRoot}/dist/catalogs/${name}.yaml`],
        metadata: { description: "The objects that Flux would apply, in one file" },
      },
      render: {
        ...run(`render ${root}`),
        ...needsTool,
        // Never cached: a replay could overwrite or delete what a person wrote beside.
        cache: false,
        inputs: source,
        metadata: { description: "Write the rendered YAML of this catalog" },
      },
      check: {
        ...run(`check ${root}`),
        ...needsTool,
        cache: false,
        inputs: [...source, ...rendered],
        metadata: { description: "Prove that the committed YAML is what the catalog says" },
      },
      validate: {
        ...run(`validate ${root}`),
        ...needsTool,
        cache: false,
        inputs: source,
        metadata: { description: "All checks, no writes" },
      },
    },
  };
}

/**
 * @param {readonly string[]} files
 * @param {PluginOptions | undefined} options
 * @param {{ workspaceRoot: string }} context
 */
async function createCatalogNodes(files, options, context) {
  return files.map((file) => {
    const project = inferCatalogProject(file, readFileSync(join(context.workspaceRoot, file), "utf8"), options ?? {});
    return [file, { projects: { [project.root]: project } }];
  });
}

export const name = "@tenantry/nx";
/** Nx 23 calls `createNodes`; Nx 20 to 22 call `createNodesV2`. */
export const createNodes = [GLOB, createCatalogNodes];
export const createNodesV2 = createNodes;
