import { cpSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type RunOptions, run } from "./run.ts";

/** Folders that are roots of catalogs of their own: the repository's two together, and each example. */
const ROOTS = ["repository", "newcomer", "shared-pooler", "fleet", "plugin"];

/** Copies what people write, not what is rendered of it: the repository's catalogs and the examples. */
export function copyCatalogs(repository: string, folder: string): void {
  for (const part of ["catalogs", "clusters"])
    cpSync(join(repository, "kubernetes", part), join(folder, "repository/kubernetes", part), { recursive: true });
  for (const name of ["newcomer", "shared-pooler", "fleet"])
    cpSync(join(repository, "docs/examples", name), join(folder, name), { recursive: true });
  cpSync(join(repository, "docs/examples/plugins/catalog"), join(folder, "plugin"), { recursive: true });
  importLibrary(join(folder, "plugin/plugins/teams.mjs"));
}

/** The example takes its types alone from the library: here it calls it as well. */
function importLibrary(plugin: string): void {
  const before = readFileSync(plugin, "utf8");
  const after = before.replace("export default {", "export default definePlugin({").replace(/\n};\n$/, "\n});\n");
  if (after.split("definePlugin({").length !== 2 || !after.endsWith("\n});\n"))
    throw new Error(`${plugin} does not have the form that is expected here`);
  writeFileSync(plugin, `import { definePlugin } from "@tenantry/krm-function";\n${after}`);
}

/** Renders every catalog below a folder. @param cli command of Tenantry */
export function renderCatalogs(cli: readonly string[], folder: string, environment: RunOptions["environment"]): void {
  for (const root of ROOTS) run([...cli, "render"], { folder: join(folder, root), environment });
}

/** Path → content of every file in these roots, byte for byte. */
export function readFiles(folder: string, roots: readonly string[] = ROOTS): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const root of roots) {
    for (const path of readdirSync(join(folder, root), { recursive: true, encoding: "utf8" }).sort()) {
      const file = join(folder, root, path);
      if (lstatSync(file).isFile()) files.set(`${root}/${path}`, readFileSync(file, "latin1"));
    }
  }
  return files;
}

export function makeFolder(...parts: readonly string[]): string {
  const folder = join(...parts);
  mkdirSync(folder, { recursive: true });
  return folder;
}
