import { parseCatalog } from "../read-catalog.ts";
import type { CatalogEdit, CatalogText } from "./catalog-edit.ts";
import { findTenant, nameTenantPlace, unknownTenant } from "./find-tenant.ts";
import { setRetired } from "./set-retired.ts";
import { verifyEdit } from "./verify-edit.ts";

/** Sets `state: retired`: nobody can log in any more, all data stays. */
export async function retireTenant(catalog: CatalogText, name: string): Promise<CatalogEdit> {
  const parsing = await parseCatalog(catalog.text, catalog.file, catalog.listIncluded);
  if (!parsing.ok) return { kind: "refused", problems: parsing.problems };
  const { parsed } = parsing;
  const found = findTenant(parsed, name);
  if (found === undefined) return unknownTenant(parsed, name);
  const { tenant, index, written } = found;
  if (tenant.state === "retired") {
    return {
      kind: "unchanged",
      message: `the tenant ${name} is retired already, in ${await nameTenantPlace(parsed, found)}`,
    };
  }
  const after = await setRetired(written.text, written.place);
  return verifyEdit(catalog, {
    parsed,
    path: written.file,
    edit: after === undefined ? undefined : { path: written.file, before: written.text, after },
    expect: (before) => before.map((other, at) => (at === index ? { ...other, state: "retired" } : other)),
    byHand: `write \`state: retired\` into the tenant ${name} by hand`,
    notes: ["once that is applied, nobody can log in any more and its poolers are gone; its databases and roles stay"],
  });
}
