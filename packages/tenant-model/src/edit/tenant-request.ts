import { explainText } from "../config/schema-keys.ts";
import type { Path } from "../problem.ts";
import type { CatalogEdit } from "./catalog-edit.ts";
import type { Entry } from "./print-entry.ts";

/** A tenant as somebody asks for it, as typed. What is left out gets the catalog's defaults. */
export interface TenantRequest {
  readonly name: string;
  readonly databases?: readonly string[];
  /** Where the application runs, which gets a Secret there. */
  readonly namespaces?: readonly string[];
  /** Types of its poolers. */
  readonly poolers?: readonly string[];
  /** Of all these poolers. */
  readonly mode?: string;
  readonly secretKey?: string;
  readonly shard?: string;
}

const TENANT: Path = ["spec", "tenants", 0];

/** The place of a request's field in a tenant of the catalog, whose schema says what it takes. */
const PLACES: Readonly<Record<Exclude<keyof TenantRequest, "shard">, Path>> = {
  name: ["name"],
  databases: ["databases", 0, "name"],
  namespaces: ["clients", 0, "namespace"],
  poolers: ["poolers", 0, "type"],
  mode: ["poolers", 0, "mode"],
  secretKey: ["secret", "key"],
};

/** What of a request no tenant can have; undefined where all is well. */
export function findMisuse(request: TenantRequest): Extract<CatalogEdit, { kind: "misused" }> | undefined {
  for (const [field, place] of Object.entries(PLACES)) {
    const value = request[field as keyof TenantRequest] ?? [];
    for (const text of Array.isArray(value) ? value : [value]) {
      const isPlaceholder = field === "secretKey" && /^\$\{[A-Za-z_]\w*\}$/.test(text);
      const reason = isPlaceholder ? undefined : explainText(text, [...TENANT, ...place]);
      if (reason !== undefined) return misused(field, text, reason);
    }
  }
  const { shard } = request;
  return shard === undefined || /^[1-9]\d{0,8}$/.test(shard)
    ? undefined
    : misused("shard", shard, "expected a whole number, 1 or more");
}

function misused(field: string, text: string, reason: string): Extract<CatalogEdit, { kind: "misused" }> {
  return {
    kind: "misused",
    field,
    message: `${JSON.stringify(text)}: ${reason}`,
    help: "correct it; nothing was written",
  };
}

/** The tenant as it is written, without what is a default anyway. */
export function writeEntry(
  { name, databases = [], namespaces = [], secretKey, ...rest }: TenantRequest,
  shard: number,
): Entry {
  const poolers = listPoolers(rest);
  return {
    name,
    ...(shard !== 1 && { shard }),
    ...(secretKey !== undefined && { secret: { key: secretKey } }),
    ...(databases.length > 0 && { databases: databases.map((database) => ({ name: database })) }),
    ...(poolers.length > 0 && { poolers }),
    ...(namespaces.length > 0 && { clients: namespaces.map((namespace) => ({ namespace })) }),
  };
}

function listPoolers({ poolers = [], mode }: Pick<TenantRequest, "poolers" | "mode">): Entry[] {
  if (poolers.length === 0) return mode === undefined ? [] : [{ mode }];
  return poolers.map((type) => ({ type, ...(mode !== undefined && { mode }) }));
}
