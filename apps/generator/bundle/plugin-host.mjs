// @ts-check
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/**
 * Bundles what runs in the process of a plugin: a module of its own, as plugins are imported by it.
 * @returns {Promise<{ contents: Uint8Array, inputs: string[] }>} `inputs`: what was bundled, relative to the project
 */
export async function buildPluginHost() {
  const { outputFiles, metafile } = await build({
    absWorkingDir: fileURLToPath(new URL("..", import.meta.url)),
    entryPoints: [fileURLToPath(new URL("../src/plugins/host/main.ts", import.meta.url))],
    bundle: true,
    minify: true,
    // Names of errors are shown.
    keepNames: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    conditions: ["@tenantry/source"],
    legalComments: "none",
    metafile: true,
    write: false,
  });
  return { contents: outputFiles[0]?.contents ?? new Uint8Array(), inputs: Object.keys(metafile.inputs) };
}
