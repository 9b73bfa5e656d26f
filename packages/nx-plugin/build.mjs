// @ts-check
// Builds the plugin: node packages/nx-plugin/build.mjs. It is JavaScript already, which tsc checks and gives types; JSON, such
// as the schemas of generators, is copied.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const { status } = spawnSync("tsc", ["-b", join(here, "tsconfig.build.json")], { stdio: "inherit" });
if (status !== 0) process.exit(status ?? 1);
for (const path of readdirSync(join(here, "src"), { recursive: true, encoding: "utf8" })) {
  if (!path.endsWith(".json")) continue;
  mkdirSync(dirname(join(here, "dist", path)), { recursive: true });
  copyFileSync(join(here, "src", path), join(here, "dist", path));
}
