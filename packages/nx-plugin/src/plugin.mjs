// @ts-check
import { createCatalogFilter } from "./catalog-glob.mjs";
import { chooseNames } from "./catalog-names.mjs";
import { DEFAULT_CATALOGS, inferCatalogProject } from "./catalog-project.mjs";
import { readAllPaths } from "./known-paths.mjs";
import { withstandDefaults } from "./target-defaults.mjs";

/** Nx looks for files before it hands over options, so it is asked for all; the option chooses among them. */
const EVERY_CATALOG = "**/tenants.yaml";

/**
 * Infers one project a catalog. Plain JavaScript, and no import but its own files: Nx on Node 20 loads plugins without a
 * transpiler, and this runs whenever Nx computes its graph.
 *
 * @param {readonly string[]} files
 * @param {import("./catalog-project.mjs").PluginOptions | undefined} options
 * @param {{ workspaceRoot: string, nxJsonConfiguration?: { targetDefaults?: unknown } }} context
 * @returns {Promise<[file: string, result: { projects: Record<string, ReturnType<typeof inferCatalogProject>> }][]>}
 */
async function createCatalogNodes(files, options = {}, { workspaceRoot, nxJsonConfiguration }) {
  const chosen = files.filter(createCatalogFilter(options.catalogs ?? DEFAULT_CATALOGS));
  const paths = readAllPaths(workspaceRoot, chosen);
  const names = chooseNames(chosen.map((file, index) => ({ file, name: paths[index]?.name })));
  return paths.map((named, index) => {
    const file = chosen[index] ?? "";
    const inferred = inferCatalogProject(file, named, options, names[index] ?? "");
    const project = withstandDefaults(inferred, nxJsonConfiguration?.targetDefaults);
    return [file, { projects: { [project.root]: project } }];
  });
}

export const name = "@tenantry/nx";
/**
 * Nx 23 calls `createNodes`; Nx 20 to 22 call `createNodesV2`.
 * @type {[glob: string, create: typeof createCatalogNodes]}
 */
export const createNodes = [EVERY_CATALOG, createCatalogNodes];
export const createNodesV2 = createNodes;
