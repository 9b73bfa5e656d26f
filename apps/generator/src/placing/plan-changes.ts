import type { Comparison } from "./compare-with-disk.ts";
import { isLeftOver } from "./temporary-file.ts";
import type { DiskChanges } from "./write-files.ts";

/** Orders the changes of all catalogs of a run: new files, changed files, deletions. */
export function planChanges(root: string, comparisons: readonly Comparison[]): DiskChanges {
  const created: DiskChanges["writes"][number][] = [];
  const updated: DiskChanges["writes"][number][] = [];
  const deletions: string[] = [];
  for (const difference of comparisons.flatMap(({ differences }) => differences)) {
    const { kind, path } = difference;
    if (kind === "deleted") deletions.push(path);
    else (kind === "created" ? created : updated).push({ path, text: difference.wanted });
  }
  const temporary = new Set(comparisons.flatMap((comparison) => comparison.temporary));
  const now = Date.now();
  return {
    leftOver: [...temporary].filter((path) => isLeftOver(`${root}/${path}`, now)),
    writes: [...created, ...updated],
    deletions,
  };
}
