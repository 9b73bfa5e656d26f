// @ts-check
import { cpSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { collectChangelog } from "./changelog.mjs";
import { collectLicenses } from "./third-party-licenses.mjs";

const project = fileURLToPath(new URL("..", import.meta.url));

/**
 * What is published beside the bundle, for people and for `check`.
 * @param {readonly string[]} inputs files that were bundled, relative to the project, as esbuild's metafile has them
 * @returns {{ name: string, contents: string }[]}
 */
export function describeShippedFiles(inputs) {
  const paths = inputs.map((path) => join(project, path));
  return [
    { name: "changelog.json", contents: JSON.stringify(collectChangelog(listChangelogs(paths))) },
    { name: "THIRD-PARTY-LICENSES.txt", contents: collectLicenses(paths) },
  ];
}

/**
 * Of the CLI and of every package of ours that is in the bundle.
 * @param {readonly string[]} paths
 */
function listChangelogs(paths) {
  const packages = paths.flatMap((path) => /^(.*\/packages\/[^/]+)\/src\//.exec(path)?.[1] ?? []);
  return [project, ...new Set(packages)].map((path) => join(path, "CHANGELOG.md"));
}

/**
 * Catalogs name them for editors: node_modules/tenantry/tenants.schema.json.
 * @param {string} folder root of the package
 */
export function copySchemas(folder) {
  for (const name of ["crds", "included.schema.json", "tenants.schema.json"])
    cpSync(join(project, "../../packages/tenant-model", name), join(folder, name), { recursive: true });
}
