// @ts-check
// Builds the CLI: node apps/generator/build.mjs [FOLDER] [bundle|pages]. Without a part: all of it.
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { buildBundle } from "./bundle/build-bundle.mjs";
import { writeRulePages } from "./bundle/rule-pages.mjs";
import { copySchemas } from "./bundle/shipped-files.mjs";

const [folder = fileURLToPath(new URL("dist", import.meta.url)), part] = process.argv.slice(2);
if (part !== "pages") await buildBundle(join(resolve(folder), "bundle"));
if (part !== "bundle") writeRulePages(join(resolve(folder), "pages"));
// A test builds elsewhere, and leaves the package as it is.
if (part !== "pages" && basename(folder) === "dist") copySchemas(dirname(resolve(folder)));
