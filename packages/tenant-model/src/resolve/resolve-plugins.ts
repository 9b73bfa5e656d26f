import type { CatalogPlugin } from "../catalog/plugin.ts";
import type { CatalogConfig } from "../config/catalog-config.ts";
import type { Path } from "../problem.ts";
import { findEndless } from "./find-endless.ts";
import type { Resolver } from "./resolver.ts";

/** @param catalog path of tenants.yaml relative to the root */
export function resolvePlugins(
  plugins: CatalogConfig["spec"]["plugins"],
  catalog: string,
  resolver: Resolver,
): CatalogPlugin[] {
  const resolved = plugins.map((plugin, index): CatalogPlugin => {
    const { source, params = {} } = typeof plugin === "string" ? { source: plugin } : plugin;
    const origin: Path = ["spec", "plugins", index];
    const file = joinPath(catalog, source);
    if (file === undefined) {
      const message = `the plugin ${source} leads out of the root`;
      resolver.refuse("plugin", origin, message, "keep plugins in the repository, below the root");
    }
    const number = findEndless(params, [...origin, "params"]);
    if (number !== undefined) {
      const message = "a parameter is not a finite number: the plugin would get nothing for it";
      resolver.refuse("plugin", number, message, "write a number, or quote it as a text");
    }
    return { name: stemOf(source), source, file: file ?? source, params, origin };
  });
  for (const [index, { name, source, origin }] of resolved.entries()) {
    const first = resolved.findIndex((plugin) => plugin.name === name);
    if (first === index) continue;
    const message = `the plugin ${source} is called ${name}, as is spec.plugins[${first}]`;
    resolver.refuse("plugin", origin, message, "plugins and their rules go by the names of their files: rename one");
  }
  return resolved;
}

/** `a/b/tenants.yaml` and `../x.mjs` → `a/x.mjs`; undefined where it leads out. */
function joinPath(catalog: string, source: string): string | undefined {
  const folders = catalog.split("/").slice(0, -1);
  for (const part of source.split("/")) {
    if (part === ".") continue;
    if (part !== "..") folders.push(part);
    else if (folders.pop() === undefined) return undefined;
  }
  return folders.join("/");
}

function stemOf(source: string): string {
  return source.slice(source.lastIndexOf("/") + 1, -".mjs".length);
}
