import type { Path } from "../problem.ts";

/** A module that adds objects to those of the catalog, changes them, or judges them. */
export interface CatalogPlugin {
  /** Stem of the module's file: what it and its rules are called. */
  readonly name: string;
  /** As written. */
  readonly source: string;
  /** Relative to the root. */
  readonly file: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly origin: Path;
}
