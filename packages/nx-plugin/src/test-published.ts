import { cpSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL("../", import.meta.url));

/** Puts the plugin into a folder as it is published, without a build: that only copies its modules. */
export function copyPublished(folder: string): void {
  for (const [path, published] of Object.entries({ "package.json": "", "generators.json": "", src: "dist" })) {
    cpSync(join(here, path), join(folder, published || path), { recursive: true });
  }
}
