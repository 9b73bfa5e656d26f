import type { ListIncluded } from "../include-tenants.ts";
import type { Problem } from "../problem.ts";

/** A catalog as it stands: its text, and how to read what it includes. */
export interface CatalogText {
  /** Path of tenants.yaml relative to the root. */
  readonly file: string;
  readonly text: string;
  readonly listIncluded: ListIncluded;
}

/** One file before and after an edit; undefined where it does not exist. */
export interface FileEdit {
  /** Relative to the root. */
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What a verb does to a catalog. Whoever asks for it writes the file. */
export type CatalogEdit =
  | {
      readonly kind: "edited";
      readonly edit: FileEdit;
      /** The catalog as it is then. */
      readonly catalog: CatalogText;
      /** What follows from it, a sentence each. */
      readonly notes: readonly string[];
    }
  /** It says already what was asked for. */
  | { readonly kind: "unchanged"; readonly message: string }
  /** What was asked for cannot be: `field` of the request is wrong. */
  | { readonly kind: "misused"; readonly field: string; readonly message: string; readonly help: string }
  /** `edit`: the problems are those of what it would have made. */
  | { readonly kind: "refused"; readonly problems: readonly Problem[]; readonly edit?: FileEdit };

/** The catalog that an edit makes, without anything written. */
export function applyEdit(catalog: CatalogText, edit: FileEdit): CatalogText {
  const text = edit.path === catalog.file ? (edit.after ?? "") : catalog.text;
  const folder = catalog.file.slice(0, catalog.file.lastIndexOf("/") + 1);
  return {
    ...catalog,
    text,
    listIncluded: (pattern) => {
      const listed = catalog.listIncluded(pattern);
      if (edit.path === catalog.file || !matchesInclude(edit.path, folder + pattern)) return listed;
      const others = listed.files.filter(({ path }) => path !== edit.path);
      const added = edit.after === undefined ? [] : [{ path: edit.path, text: edit.after }];
      return { ...listed, files: [...others, ...added].sort((a, b) => (a.path < b.path ? -1 : 1)) };
    },
  };
}

/**
 * Whether a path is what a pattern of `spec.include` means.
 * @param pattern relative to where the path starts; `*` in its last part stands for anything but `/`
 */
export function matchesInclude(path: string, pattern: string): boolean {
  const start = pattern.lastIndexOf("/") + 1;
  const parts = pattern.slice(start).split("*");
  const name = path.slice(start);
  const expression = parts.map((part) => part.replace(/[.+]/g, "\\$&")).join("[^/]*");
  return path.slice(0, start) === pattern.slice(0, start) && new RegExp(`^(?!\\.)${expression}$`).test(name);
}
