import type { Problem } from "@tenantry/tenant-model";
import type { Stray } from "./find-strays.ts";
import { parentOf } from "./inspect-output.ts";

const MOST_FOLDERS = 3;

/**
 * What to say about files whose catalog was deleted, one problem a catalog. Nothing deletes them: the catalog may have
 * been moved or be missing by accident, and Flux would prune what they describe.
 * @param severity `error` where files have to be up to date, `warning` where they are to be written
 */
export function explainAbandoned(abandoned: readonly Stray[], severity: Problem["severity"]): Problem[] {
  const byCatalog = new Map<string, string[]>();
  for (const { path, catalog } of abandoned) {
    const paths = byCatalog.get(catalog) ?? [];
    byCatalog.set(catalog, paths);
    paths.push(path);
  }
  return [...byCatalog].map(([catalog, paths]) => {
    const files = paths.length === 1 ? "this file is" : `${paths.length} files are`;
    return {
      rule: "orphaned",
      severity,
      message: `${files} orphaned: rendered from ${catalog}, which does not exist any more; below ${nameFolders(paths)}`,
      help:
        `if the catalog was removed on purpose, delete them with \`git rm\`, as render leaves them alone (\`git grep -l ` +
        `"Rendered by tenantry from ${catalog}"\` lists them); if it moved, give it these places in spec.output, then ` +
        "`tenantry render --overwrite` takes them over",
      file: paths.toSorted()[0] ?? "",
      line: 1,
      column: 1,
      path: "",
    };
  });
}

/** The folders that hold the files, without those inside another one. */
function nameFolders(paths: readonly string[]): string {
  const folders = [...new Set(paths.map(parentOf))].toSorted();
  const outer = folders.filter((folder) => !folders.some((other) => folder.startsWith(`${other}/`)));
  const shown = outer.slice(0, MOST_FOLDERS).join(", ");
  return outer.length <= MOST_FOLDERS ? shown : `${shown} and ${outer.length - MOST_FOLDERS} more folders`;
}
