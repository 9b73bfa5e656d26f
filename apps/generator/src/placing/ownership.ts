import { parseHeader } from "@tenantry/renderer";

/**
 * Whose a file on disk is, as its first line says. `edited`: the catalog's own, but changed since it was rendered.
 * `other`: rendered from another catalog. `foreign`: not rendered by Tenantry at all.
 */
export type Ownership =
  | { readonly kind: "own" | "edited" | "foreign" }
  | { readonly kind: "other"; readonly catalog: string };

/** @param catalog path of the catalog that asks, relative to the root */
export function findOwner(text: string, catalog: string): Ownership {
  const header = parseHeader(text);
  if (header === null) return { kind: holdsConflictOf(text, catalog) ? "edited" : "foreign" };
  if (header.catalog !== catalog) return { kind: "other", catalog: header.catalog };
  return { kind: header.digest === header.bodyDigest ? "own" : "edited" };
}

/**
 * Whether Git's conflict markers stand around the header, which changes with every change of its file: at the start of the
 * file, or behind the first line of a script.
 */
export function startsWithConflict(text: string): boolean {
  return /^(?:#!.*\n)?<<<<<<< /.test(text);
}

function holdsConflictOf(text: string, catalog: string): boolean {
  if (!startsWithConflict(text)) return false;
  return text.split("\n", 64).some((_line, index, lines) => {
    return parseHeader(lines.slice(index, index + 2).join("\n"))?.catalog === catalog;
  });
}
