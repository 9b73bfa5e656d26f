import { parseCatalog } from "../read-catalog.ts";
import { DEFAULT_DATABASE } from "../resolve/resolve-database.ts";
import { toPostgresName } from "../resolve/resolve-tenant.ts";
import type { CatalogEdit, CatalogText, FileEdit } from "./catalog-edit.ts";
import type { TenantConfig } from "./compare-request.ts";
import { type CutText, cutTenant } from "./cut-tenant.ts";
import { type FoundTenant, findTenant, refuseTenant, unknownTenant } from "./find-tenant.ts";
import { verifyEdit } from "./verify-edit.ts";

/** Takes a retired tenant out of the catalog. */
export async function removeTenant(catalog: CatalogText, name: string): Promise<CatalogEdit> {
  const parsing = await parseCatalog(catalog.text, catalog.file, catalog.listIncluded);
  if (!parsing.ok) return { kind: "refused", problems: parsing.problems };
  const { parsed } = parsing;
  const found = findTenant(parsed, name);
  if (found === undefined) return unknownTenant(parsed, name);
  if (found.tenant.state !== "retired") {
    const message = `the tenant ${name} is not retired: its poolers would vanish under its clients, and its role could still log in`;
    const help = "retire it first, let that be applied, and remove it when nobody misses it";
    return { kind: "refused", problems: await refuseTenant(parsed, found.index, { message, help }) };
  }
  const { edit, notes } = await cut(found);
  return verifyEdit(catalog, {
    parsed,
    path: found.written.file,
    edit,
    expect: (before) => before.filter((_, at) => at !== found.index),
    byHand: `take the tenant ${name} out by hand`,
    notes: [...describeRemoval(found.tenant), ...notes],
  });
}

async function cut({ written }: FoundTenant): Promise<{ edit: FileEdit | undefined; notes: readonly string[] }> {
  const { file, text, place } = written;
  // A file of its own.
  if (place.length === 0) return { edit: { path: file, before: text, after: undefined }, notes: [] };
  const after = await cutTenant(text, place.slice(0, -1), Number(place.at(-1)));
  return {
    edit: after && { path: file, before: text, after: after.text },
    notes: after?.commentsAbove === undefined ? [] : [describeComments(file, after.commentsAbove)],
  };
}

function describeComments(file: string, { first, last }: NonNullable<CutText["commentsAbove"]>): string {
  const lines = first === last ? `line ${first}` : `lines ${first} to ${last}`;
  return `the comment above it stays (${file}, ${lines}): see whether it still holds`;
}

/** What becomes of the data. A role that is not listed is left alone (cloudnative-pg, roles/reconciler.go). */
function describeRemoval({ name, role, databases = [DEFAULT_DATABASE], dragonfly }: TenantConfig): string[] {
  const notes = databases.map((database) => {
    const title = database.name ?? toPostgresName(name);
    return database.reclaimPolicy === "delete"
      ? `its Database object of ${title} stays, as Flux does not prune it; deleting it by hand drops the database with its data (reclaimPolicy: delete)`
      : `the database ${title} stays in PostgreSQL with its data (reclaimPolicy: retain) until somebody drops it`;
  });
  return [
    ...notes,
    `its role ${role ?? toPostgresName(name)} stays in PostgreSQL, without login`,
    ...(dragonfly === undefined
      ? []
      : [
          `its keys ${dragonfly.prefix ?? `${name}:`}* stay in Dragonfly until they expire or somebody deletes them; its user is gone`,
        ]),
  ];
}
