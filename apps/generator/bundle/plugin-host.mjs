// @ts-check
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/**
 * Bundles what runs in the process of a plugin: a module of its own, as plugins are imported by it.
 * @returns {Promise<Uint8Array>}
 */
export async function buildPluginHost() {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("../src/plugins/host/main.ts", import.meta.url))],
    bundle: true,
    minify: true,
    // Names of errors are shown.
    keepNames: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    conditions: ["@tenantry/source"],
    write: false,
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}
