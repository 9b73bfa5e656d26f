import { join } from "node:path";
import type { PathInspector } from "../disk/path-inspector.ts";
import type { StartCatalogPlugin } from "./catalog-plugins.ts";
import { startPlugin } from "./plugin-process.ts";

/** build.mjs puts it beside the bundle. */
export const pluginHost = (): string => join(__dirname, "plugin-host.mjs");

/** Starts plugins below the inspector's root; a symlink could lead to code that nobody reviewed. */
export function startBelow(inspector: PathInspector): StartCatalogPlugin {
  return ({ file }) => {
    const inspection = inspector.inspect(file);
    if (inspection.kind === "file") {
      const process = startPlugin({ file: join(inspector.root, file), host: pluginHost(), folder: inspector.root });
      return { ok: true, process };
    }
    const help = "plugins are files in plain folders below the root; the path is relative to the catalog's folder";
    if (inspection.kind === "missing") return { ok: false, message: `there is no file ${file}`, help };
    if (inspection.kind === "folder") return { ok: false, message: `${file} is a folder`, help };
    return { ok: false, message: `cannot read ${inspection.at}: ${inspection.reason}`, help };
  };
}
