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

/** The header line changes with every change of its file, so Git's conflict markers always stand around it. */
function holdsConflictOf(text: string, catalog: string): boolean {
  if (!text.startsWith("<<<<<<< ")) return false;
  return text.split("\n", 64).some((_line, index, lines) => {
    return parseHeader(lines.slice(index, index + 2).join("\n"))?.catalog === catalog;
  });
}
