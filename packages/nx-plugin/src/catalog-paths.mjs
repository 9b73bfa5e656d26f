// @ts-check

/**
 * Paths that a catalog names, found line by line: Nx asks for them at every graph computation, where a YAML parser would
 * cost more than the rest. A path too many only makes a task run once more; one too few cannot happen for block-style YAML.
 *
 * @param {string} text Text of a tenants.yaml.
 * @returns {{ name: string | undefined, settings: string[], outputs: string[] }} relative to the workspace
 */
export function readCatalogPaths(text) {
  const settings = [...text.matchAll(/^[\s-]*file:\s*["']?([^\s"'#]+)/gm)].map((match) => String(match[1]));
  const outputs = [...text.matchAll(/^\s*(?:workloads|fluxKustomization):\s*["']?([^\s"'#]+)/gm)].map((match) =>
    String(match[1]),
  );
  const name = /^metadata:\s*\n(?:\s.*\n)*?\s+name:\s*["']?([a-z0-9-]+)/m.exec(text)?.[1];
  const root = (/** @type {string} */ path) => path.replace(/\/+$/, "");
  return {
    name,
    settings: [...new Set(settings)],
    outputs: outputs.length > 0 ? [...new Set(outputs.map(root))] : name === undefined ? [] : defaultOutputs(name),
  };
}

/** @param {string} name */
function defaultOutputs(name) {
  return [
    `kubernetes/workloads/${name}/databases/cloudnative-pg`,
    `kubernetes/infrastructure/${name}/databases/cloudnative-pg/ks.yaml`,
  ];
}
