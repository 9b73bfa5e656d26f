import { readFileSync } from "node:fs";
import type { Problem } from "@tenantry/tenant-model";
import { explainDiskError } from "../disk/disk-error.ts";
import type { PathInspector } from "../disk/path-inspector.ts";
import type { Difference } from "./difference.ts";
import { type OutputField, obstacle, ownerObstacle } from "./obstacle.ts";
import { findOwner } from "./ownership.ts";

/** A file that exists, seen from one catalog. */
export interface DiskFile {
  readonly path: string;
  readonly field: OutputField;
  /** Path of the catalog. */
  readonly catalog: string;
  /** `adopt`: files of a catalog that no longer exists count as this catalog's own. */
  readonly moved: "refuse" | "adopt";
}

export type FileVerdict =
  | { readonly kind: "unchanged" }
  | { readonly kind: "different"; readonly difference: Difference }
  | { readonly kind: "obstacle"; readonly problem: Problem };

/** @param wanted undefined for a file that the catalog does not ask for */
export function compareFile(inspector: PathInspector, file: DiskFile, wanted: string | undefined): FileVerdict {
  const { path, field } = file;
  let found: string;
  try {
    found = readFileSync(`${inspector.root}/${path}`, "utf8");
    if (wanted !== undefined && isSame(found, wanted, () => readFileSync(`${inspector.root}/${path}`))) {
      return { kind: "unchanged" };
    }
    found = unifyLineBreaks(found);
  } catch (error) {
    const message = `cannot read the file: ${explainDiskError(error)}`;
    return { kind: "obstacle", problem: obstacle(path, field, message, "make it readable for this user") };
  }
  const owner = findOwner(found, file.catalog);
  const isAdopted =
    owner.kind === "other" && file.moved === "adopt" && inspector.inspect(owner.catalog).kind === "missing";
  if (owner.kind !== "own" && owner.kind !== "edited" && !isAdopted) {
    return { kind: "obstacle", problem: ownerObstacle(path, field, owner) };
  }
  const since = owner.kind === "edited" ? "edited" : "rendered";
  const difference: Difference =
    wanted === undefined ? { kind: "deleted", path, found, since } : { kind: "updated", path, wanted, found, since };
  return { kind: "different", difference };
}

/** Git may have written CRLF (core.autocrlf): that is no difference. */
function unifyLineBreaks(text: string): string {
  return text.includes("\r\n") ? text.replaceAll("\r\n", "\n") : text;
}

/** Bytes that are not UTF-8 must not pass as the replacement character. */
function isSame(found: string, wanted: string, readBytes: () => Buffer): boolean {
  if (found === wanted) return !wanted.includes("\ufffd") || readBytes().equals(Buffer.from(wanted));
  return unifyLineBreaks(found) === wanted;
}
