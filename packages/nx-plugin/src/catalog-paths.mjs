// @ts-check

/**
 * Paths that a catalog names, found line by line: Nx asks for them at every graph computation, where a YAML parser would
 * cost more than the rest. A path too many only makes a task run once more.
 *
 * @param {string} text Text of a tenants.yaml.
 * @returns {{ name: string | undefined, settings: string[], modules: string[], outputs: string[] }} relative to the workspace;
 *   modules to the catalog's folder
 */
export function readCatalogPaths(text) {
  const settings = [...text.matchAll(/^[\s-]*file:\s*["']?([^\s"'#]+)/gm)].map((match) => String(match[1]));
  const find = (/** @type {string} */ field) =>
    [...text.matchAll(new RegExp(`^\\s*${field}:\\s*["']?([^\\s"'#]+)`, "gm"))].map((match) => String(match[1]));
  const workloads = find("workloads");
  const flux = find("fluxKustomization");
  const runbooks = find("runbooks");
  const name = /^metadata:\s*\n(?:\s.*\n)*?\s+name:\s*["']?([a-z0-9-]+)/m.exec(text)?.[1];
  const root = (/** @type {string} */ path) => path.replace(/\/+$/, "");
  return {
    name,
    settings: [...new Set(settings)],
    modules: [
      ...new Set(
        [...text.matchAll(/^[\s-]*(?:source:\s*)?["']?(\.\.?\/[^\s"'#]+\.mjs)/gm)].map((match) => String(match[1])),
      ),
    ],
    // Each has a default of its own.
    outputs: [
      ...new Set([
        ...(workloads.length > 0 ? workloads : [`kubernetes/workloads/${name}/databases/cloudnative-pg`]),
        ...(flux.length > 0 ? flux : [`kubernetes/infrastructure/${name}/databases/cloudnative-pg/ks.yaml`]),
        ...(runbooks.length > 0 ? runbooks : [`docs/runbooks/${name}`]),
      ]),
    ].map(root),
  };
}
