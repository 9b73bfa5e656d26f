// @ts-check
import { findValues } from "./key-values.mjs";

/**
 * Paths that a catalog names, found by their words: Nx asks for them at every graph computation, where a YAML parser would
 * cost more than the rest.
 *
 * @typedef {object} CatalogPaths
 * @property {string | undefined} name
 * @property {readonly string[]} settings relative to the workspace
 * @property {readonly string[]} includes patterns relative to the catalog's folder
 * @property {readonly string[]} modules relative to the catalog's folder
 * @property {readonly string[]} outputs relative to the workspace
 * @property {boolean} certain whether these are all: not so where one is written in a way that takes a YAML parser
 *
 * @param {string} text Text of a tenants.yaml.
 * @returns {CatalogPaths}
 */
export function readCatalogPaths(text) {
  const found = {
    settings: findValues(text, "file"),
    includes: findValues(text, "include"),
    workloads: findValues(text, "workloads"),
    flux: findValues(text, "fluxKustomization"),
    runbooks: findValues(text, "runbooks"),
  };
  const name = readName(text);
  const { settings, includes, workloads, flux, runbooks } = found;
  // Each has a default of its own.
  const outputs = [
    ...(workloads.values.length > 0 ? workloads.values : [`kubernetes/workloads/${name}/databases/cloudnative-pg`]),
    ...(flux.values.length > 0 ? flux.values : [`kubernetes/infrastructure/${name}/databases/cloudnative-pg/ks.yaml`]),
    ...(runbooks.values.length > 0 ? runbooks.values : [`docs/runbooks/${name}`]),
  ];
  return {
    name,
    settings: settings.values,
    includes: includes.values,
    modules: findModules(text),
    outputs: [...new Set(outputs.map((path) => path.replace(/\/+$/, "")))],
    certain: name !== undefined && Object.values(found).every(({ certain }) => certain) && hasPlainKeys(text),
  };
}

/** @param {string} text */
function readName(text) {
  const start = text.startsWith("metadata:") ? 0 : text.indexOf("\nmetadata:") + 1;
  const block = /^metadata:[^\S\n]*(?:#.*)?\n((?:[^\S\n].*\n?|\s*\n)+)/.exec(text.slice(start, start + 4096))?.[1];
  return /^\s+name:\s*["']?([a-z0-9-]+)/m.exec(block ?? "")?.[1];
}

/**
 * Plugins are the only `.mjs` files that a catalog names.
 * @param {string} text
 */
function findModules(text) {
  /** @type {Set<string>} */
  const modules = new Set();
  for (let at = text.indexOf(".mjs"); at !== -1; at = text.indexOf(".mjs", at + 4)) {
    const path = /\.\.?\/[A-Za-z0-9._@+/-]*$/.exec(text.slice(Math.max(0, at - 512), at))?.[0];
    if (path !== undefined) modules.add(`${path}.mjs`);
  }
  return [...modules];
}

/**
 * Whether every key stands as it is called: not as an alias, behind a question mark, or with escapes.
 * @param {string} text
 */
function hasPlainKeys(text) {
  const isOdd =
    (text.includes("?") && /^[\s-]*\?(?:\s|$)/m.test(text)) ||
    (text.includes("*") && /(?:^|[\s{,])\*\S+\s*:/m.test(text)) ||
    (text.includes("\\") && /"[^"\n]*\\[^"\n]*"\s*:|\\[xuU/]|\\$/m.test(text));
  return !isOdd;
}
