import type { Path } from "./problem.ts";

/** The texts that a catalog was read from: positions of its places stand in them. */
export interface CatalogSource {
  /** Path of tenants.yaml relative to the root. */
  readonly file: string;
  readonly text: string;
  readonly included: readonly IncludedTenants[];
}

/** An included file with the tenants that it adds to `spec.tenants`. */
export interface IncludedTenants {
  /** Relative to the root. */
  readonly file: string;
  readonly text: string;
  /** Index of its first tenant in the whole list. */
  readonly first: number;
  readonly count: number;
  /** Whether the file is one tenant or a list of them. */
  readonly form: "tenant" | "list";
}

export interface SourcePlace {
  readonly file: string;
  readonly text: string;
  readonly place: Path;
}

/** The file that a place of the catalog stands in, and the place inside of it. */
export function findSourcePlace({ file, text, included }: CatalogSource, place: Path): SourcePlace {
  const [section, list, index, ...rest] = place;
  if (section === "spec" && list === "tenants" && typeof index === "number") {
    const found = included.find(({ first, count }) => index >= first && index < first + count);
    if (found !== undefined) {
      const inside = found.form === "tenant" ? rest : [index - found.first, ...rest];
      return { file: found.file, text: found.text, place: inside };
    }
  }
  return { file, text, place };
}
