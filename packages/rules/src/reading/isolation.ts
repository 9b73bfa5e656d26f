import type { Subject } from "../subject.ts";

/** What to write in a catalog that has switched isolation off: it owns the lines of `pg_hba`, nobody writes them by hand. */
export function adviseIsolation({ catalog }: Subject, otherwise: string): string {
  if (catalog?.isolation !== "off") return otherwise;
  return "write `isolation: enforce` into the catalog: it gives each role its own databases, over TLS only";
}
