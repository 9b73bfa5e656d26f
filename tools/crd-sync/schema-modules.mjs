import { generatedHeader, printSchemaModule, toKebabCase } from "./generated-text.mjs";
import { hasRules } from "./structural-schema.mjs";
import { printTypeModule } from "./type-declarations.mjs";

/**
 * @typedef {{ project: string, version: string, apiVersion: string, kind: string, scope: string,
 *   schema: import("./structural-schema.mjs").Schema }} KindDefinition
 */

/** All generated files, as path below `src/generated` → text. @returns {Promise<Map<string, string>>} */
export async function printGeneratedFiles(/** @type {KindDefinition[]} */ definitions) {
  /** @type {Map<string, string>} */
  const files = new Map();
  for (const it of definitions) files.set(`${schemaPath(it)}.ts`, printSchemaModule(it.schema));
  // One type per kind, of the newest version: later definitions of a kind overwrite earlier ones.
  /** @type {Map<string, string>} */
  const groups = new Map();
  for (const { kind, apiVersion } of definitions) {
    const group = apiVersion.split("/")[0] ?? "";
    if ((groups.get(kind) ?? group) !== group)
      throw new Error(`Two pinned groups have a ${kind}: types/ needs folders.`);
    groups.set(kind, group);
  }
  for (const it of definitions) files.set(`types/${toKebabCase(it.kind)}.ts`, await printTypeModule(it));
  files.set("schema-modules.ts", printModuleMap(definitions));
  return files;
}

function schemaPath(/** @type {KindDefinition} */ { project, version, kind }) {
  const folder = project === "kubernetes" ? project : `${project}/${version.replace(/^v/, "")}`;
  return `${folder}/${toKebabCase(kind)}`;
}

/** Literal import paths, so that a bundler splits the schemas and a run loads those of the kinds that it meets. */
function printModuleMap(/** @type {KindDefinition[]} */ definitions) {
  const isCluster = (/** @type {KindDefinition} */ it) => it.project === "cloudnative-pg";
  const versions = [...new Set(definitions.filter(isCluster).map((it) => it.version))];
  const lines = [
    'import type { SchemaModules } from "../schema-module.ts";',
    "",
    "/** CloudNativePG's kinds per pinned version, oldest first. */",
    "export const cloudNativePGModules: Readonly<Record<string, SchemaModules>> = {",
    ...versions.flatMap((version) => [
      `  ${JSON.stringify(version.replace(/^v/, ""))}: {`,
      ...definitions.filter((it) => isCluster(it) && it.version === version).map((it) => `    ${printEntry(it)}`),
      "  },",
    ]),
    "};",
    "",
    "/** Every other kind: one pinned version each. */",
    "export const platformModules: SchemaModules = {",
    ...definitions.filter((it) => !isCluster(it)).map((it) => `  ${printEntry(it)}`),
    "};",
  ];
  return `${generatedHeader}${lines.join("\n")}\n`;
}

function printEntry(/** @type {KindDefinition} */ definition) {
  const { apiVersion, kind, scope, schema } = definition;
  const key = JSON.stringify(`${apiVersion}/${kind}`);
  const rules = hasRules(schema) ? "some" : "none";
  return `${key}: { apiVersion: "${apiVersion}", kind: "${kind}", scope: "${scope}", rules: "${rules}", load: () => import("./${schemaPath(definition)}.ts") },`;
}
