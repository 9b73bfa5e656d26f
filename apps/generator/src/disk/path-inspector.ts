import { lstatSync } from "node:fs";
import { diskErrorCode, explainDiskError } from "./disk-error.ts";

export type Inspection =
  | { readonly kind: "file" }
  | { readonly kind: "folder" }
  | { readonly kind: "missing" }
  /** `at` is the part of the path, relative to the root, that is in the way. */
  | { readonly kind: "blocked"; readonly at: string; readonly reason: string };

/**
 * Looks at paths below the root without following a symlink: one would lead reads and writes to places that nobody
 * reviewed. Each part of a path is looked at once a run.
 */
export class PathInspector {
  readonly root: string;
  private readonly seen = new Map<string, Inspection>();

  /** @param root absolute; it may itself be a symlink */
  constructor(root: string) {
    this.root = root;
  }

  /** @param path relative to the root, `/` between its parts */
  inspect(path: string): Inspection {
    const known = this.seen.get(path);
    if (known !== undefined) return known;
    const inspection = this.inspectFresh(path);
    this.seen.set(path, inspection);
    return inspection;
  }

  private inspectFresh(path: string): Inspection {
    if (path === "" || path.startsWith("/") || path.split("/").some((part) => part === ".." || part === ".")) {
      return { kind: "blocked", at: path, reason: "it leads out of the root" };
    }
    const slash = path.lastIndexOf("/");
    if (slash > 0) {
      const parent = this.inspect(path.slice(0, slash));
      if (parent.kind === "file") {
        return { kind: "blocked", at: path.slice(0, slash), reason: "it is a file where a folder is needed" };
      }
      if (parent.kind !== "folder") return parent;
    }
    return look(this.root, path);
  }
}

function look(root: string, path: string): Inspection {
  try {
    const stats = lstatSync(`${root}/${path}`, { throwIfNoEntry: false });
    if (stats === undefined) return { kind: "missing" };
    if (stats.isFile()) return { kind: "file" };
    if (stats.isDirectory()) return { kind: "folder" };
    const reason = stats.isSymbolicLink() ? "it is a symlink" : "it is neither a file nor a folder";
    return { kind: "blocked", at: path, reason };
  } catch (error) {
    if (diskErrorCode(error) === "ENOTDIR") return { kind: "missing" };
    return { kind: "blocked", at: path, reason: explainDiskError(error) };
  }
}
