// Writes the JSON Schemas for editors from the zod schema: nx run tenant-model:json-schema
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { outputFiles } = await build({
  entryPoints: [here("src/config/json-schema.ts")],
  bundle: true,
  write: false,
  format: "esm",
  platform: "node",
  conditions: ["@tenantry/source"],
});
const code = Buffer.from(outputFiles[0].contents).toString("base64");
const { makeJsonSchemas } = await import(`data:text/javascript;base64,${code}`);
for (const [file, schema] of await makeJsonSchemas()) {
  mkdirSync(dirname(here(file)), { recursive: true });
  // The CRDs' own schemas are for programs only.
  const indent = file.startsWith("crds/") ? 1 : 2;
  writeFileSync(here(file), `${JSON.stringify(schema, null, indent)}\n`);
}
