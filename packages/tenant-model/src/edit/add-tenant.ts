import * as z from "zod/mini";
import { tenantConfig } from "../config/tenant-config.ts";
import { type ParsedCatalog, parseCatalog } from "../read-catalog.ts";
import { chooseShard } from "../shard-sizes.ts";
import type { CatalogEdit, CatalogText } from "./catalog-edit.ts";
import { compareRequest } from "./compare-request.ts";
import { type FoundTenant, findTenant, nameTenantPlace, refuseTenant } from "./find-tenant.ts";
import { insertTenant } from "./insert-tenant.ts";
import { placeOwnFile } from "./own-file.ts";
import { printFlow } from "./print-entry.ts";
import { findMisuse, type TenantRequest, writeEntry } from "./tenant-request.ts";
import { verifyEdit } from "./verify-edit.ts";

/** Adds a tenant where the others stand: to the list of the catalog, or as a file of its own. */
export async function addTenant(catalog: CatalogText, request: TenantRequest): Promise<CatalogEdit> {
  const misuse = findMisuse(request);
  if (misuse !== undefined) return misuse;
  const parsing = await parseCatalog(catalog.text, catalog.file, catalog.listIncluded);
  if (!parsing.ok) return { kind: "refused", problems: parsing.problems };
  const { parsed } = parsing;
  const there = findTenant(parsed, request.name);
  if (there !== undefined) return compareWithPresent(parsed, there, request);

  const { tenants } = parsed.config.spec;
  const shard = request.shard === undefined ? chooseShard(tenants) : Number(request.shard);
  const entry = writeEntry(request, shard);
  const own = placeOwnFile(catalog, parsed, entry);
  if (own.kind === "refused") return own;
  const path = own.kind === "file" ? own.edit.path : catalog.file;
  const list = async () => {
    const after = await insertTenant(catalog.text, entry, ["spec", "tenants"]);
    return after === undefined ? undefined : { path, before: catalog.text, after };
  };
  const isNewShard = tenants.length > 0 && !tenants.some((tenant) => tenant.shard === shard);
  return verifyEdit(catalog, {
    parsed,
    path,
    edit: own.kind === "file" ? own.edit : await list(),
    expect: (before) => [...before, z.parse(tenantConfig, entry)],
    byHand: `add to its tenants by hand: ${printFlow(entry, "yaml")}`,
    notes: isNewShard ? [`shard ${shard} is new: the others are full, or were not asked for`] : [],
  });
}

/** To ask twice for the same changes nothing; to ask for something else must not pass for done. */
async function compareWithPresent(
  parsed: ParsedCatalog,
  found: FoundTenant,
  request: TenantRequest,
): Promise<CatalogEdit> {
  const { name, state } = found.tenant;
  if (state === "retired") {
    const message = `the tenant ${name} exists already, and is retired`;
    const help = "to bring it back, remove `state: retired`: its databases are still there";
    return { kind: "refused", problems: await refuseTenant(parsed, found.index, { message, help }) };
  }
  const differences = compareRequest(found.tenant, request);
  if (differences.length === 0) {
    return {
      kind: "unchanged",
      message: `the tenant ${name} is there already, in ${await nameTenantPlace(parsed, found)}`,
    };
  }
  const message = `the tenant ${name} exists already, without ${differences.join(", ")}`;
  const help = "edit it here; `add` changes no tenant that is there";
  return { kind: "refused", problems: await refuseTenant(parsed, found.index, { message, help }) };
}
