// Writes docs/reference.md from the zod schema: nx run tenant-model:reference
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { outputFiles } = await build({
  entryPoints: [here("src/config/print-reference.ts")],
  bundle: true,
  write: false,
  format: "esm",
  platform: "node",
  conditions: ["@tenantry/source"],
});
const code = Buffer.from(outputFiles[0].contents).toString("base64");
const { printReference } = await import(`data:text/javascript;base64,${code}`);
writeFileSync(here("../../docs/reference.md"), printReference());
