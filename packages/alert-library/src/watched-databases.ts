import type { Catalog } from "@tenantry/tenant-model";
import { matchLabel } from "./scrape-labels.ts";
import { isNamedAlike, labelTenants, listNames, type Owned, type TenantLabels } from "./tenant-labels.ts";
import { LONGEST_EXPRESSION } from "./tenant-terms.ts";

/** As many databases as one expression can have. */
interface DatabasesPart extends TenantLabels {
  /** Of the series of these databases. */
  readonly matchers: readonly string[];
}

export type WatchedDatabases = readonly DatabasesPart[];

/** What one `label_replace` needs beside its names. */
const REPLACEMENT_LENGTH = 60;
const EVERY: DatabasesPart = { matchers: [], opening: "(", closing: ")" };

/**
 * Every database: those of the catalog with their `tenant` and `owner`, and those that it does not know (`postgres`,
 * `template1`, what somebody made by hand) without. Where the names are too many for one expression, none of them can tell
 * which databases the others have, and the last has them all: one of a tenant then shows up twice, but none is missed.
 */
export function listDatabases({ tenants }: Catalog): WatchedDatabases {
  const owned = tenants.flatMap((tenant) => tenant.databases.map(({ name }) => ({ name, tenant })));
  const [first, ...more] = cutDatabases(owned);
  if (first === undefined) return [EVERY];
  if (more.length === 0) return [{ matchers: [], ...labelTenants("datname", first) }];
  const parts = [first, ...more].map((part) => ({
    matchers: [matchLabel("datname", "=~", listNames(part.map(({ name }) => name)))],
    ...labelTenants("datname", part),
  }));
  return [...parts, EVERY];
}

/**
 * @param write instant vector with the label `datname`, of the series that the matchers leave; they stand there once
 * @returns expressions that bind more tightly than operators
 */
export function writeDatabases(
  databases: WatchedDatabases,
  write: (...matchers: readonly string[]) => string,
): string[] {
  return databases.map(({ matchers, opening, closing }) => `${opening}${write(...matchers)}${closing}`);
}

/** Cuts where matcher and labels together would get too long: a database stands in both, its tenant at its owner. */
function cutDatabases(owned: readonly Owned[]): Owned[][] {
  const parts: Owned[][] = [];
  let part: Owned[] = [];
  let length = Number.POSITIVE_INFINITY;
  let owners = new Set<string | undefined>();
  for (const it of owned) {
    const { name, tenant } = it;
    let added = 2 * name.length + tenant.name.length + 3;
    if (!isNamedAlike(it)) added += REPLACEMENT_LENGTH;
    if (!owners.has(tenant.owner)) added += REPLACEMENT_LENGTH;
    if (length + added > LONGEST_EXPRESSION) {
      part = [];
      parts.push(part);
      length = REPLACEMENT_LENGTH * 4;
      owners = new Set();
    }
    part.push(it);
    owners.add(tenant.owner);
    length += added;
  }
  return parts;
}
