import type { CatalogConfig } from "../config/catalog-config.ts";
import { DEFAULT_DATABASE } from "../resolve/resolve-database.ts";
import { toPostgresName } from "../resolve/resolve-tenant.ts";
import type { TenantRequest } from "./tenant-request.ts";

export type TenantConfig = CatalogConfig["spec"]["tenants"][number];

/** What a request asks for and a tenant that is there does not have, in words; nothing where it has all of it. */
export function compareRequest(tenant: TenantConfig, request: TenantRequest): readonly string[] {
  const { databases = [], namespaces = [], poolers = [], mode, secretKey, shard } = request;
  const differences: string[] = [];
  const lack = (what: string, asked: readonly string[], there: readonly string[]) => {
    const without = asked.filter((name) => !there.includes(name));
    if (without.length > 0) differences.push(`${what} ${without.join(", ")} (it has ${there.join(", ") || "none"})`);
  };
  const own = (tenant.databases ?? [DEFAULT_DATABASE]).map(({ name }) => name ?? toPostgresName(tenant.name));
  lack("database", databases, own);
  lack(
    "namespace",
    namespaces,
    tenant.clients.map(({ namespace }) => namespace),
  );
  const usual = tenant.sharedPoolers.length > 0 ? [] : [{ type: "rw", mode: "transaction" }];
  const its = tenant.poolers ?? usual;
  lack(
    "pooler",
    poolers,
    its.map(({ type }) => type),
  );
  const asked = poolers.length > 0 ? poolers : ["rw"];
  const modes = its.filter(({ type }) => asked.includes(type)).map((pooler) => pooler.mode);
  if (mode !== undefined && modes.some((found) => found !== mode))
    lack(
      "mode",
      [mode],
      [...new Set(modes)].filter((found) => found !== mode),
    );
  if (secretKey !== undefined) lack("secret key", [secretKey], tenant.secret ? [tenant.secret.key] : []);
  if (shard !== undefined) lack("shard", [shard], [String(tenant.shard)]);
  return differences;
}
