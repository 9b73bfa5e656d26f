import { readFileSync } from "node:fs";
import { type Catalog, parseCatalog, resolveCatalog } from "@tenantry/tenant-model";
import { parse, stringify } from "yaml";

/** The catalogs of `test-catalogs/`, which the promtool cases are about too. */
export type TestCatalog = "shop" | "legacy" | "small";
export const testCatalogs: readonly TestCatalog[] = ["shop", "legacy", "small"];

type Change = (spec: SpecText) => void;
// biome-ignore lint/suspicious/noExplicitAny: what a person may write; the schema is the check
type SpecText = any;

/** A catalog as a user gets it. @param change of its `spec` before it is read @throws Error with the problems of a bad one */
export async function openTestCatalog(name: TestCatalog, change: Change = () => {}): Promise<Catalog> {
  const file = `test-catalogs/${name}.yaml`;
  const document = parse(readFileSync(new URL(`../${file}`, import.meta.url), "utf8"));
  change(document.spec);
  const parsed = await parseCatalog(stringify(document), file, () => ({ files: [], problems: [] }));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems, null, 1));
  const resolved = await resolveCatalog(parsed.parsed, new Map());
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.problems, null, 1));
  return resolved.catalog;
}
