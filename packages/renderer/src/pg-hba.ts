import type { Catalog, Tenant } from "@tenantry/tenant-model";
import { SUPERUSER } from "./names.ts";

/**
 * Lines of pg_hba.conf that CNPG writes between its own fixed lines and its permissive last one, `host all all all`. The
 * closing reject takes that one out of play, so each role reaches its own databases only, and over TLS only. Replication,
 * pooler authentication and the exporter are CNPG's fixed lines and stay as they are.
 */
export function buildClusterHba(catalog: Catalog): string[] {
  const { cluster, isolation, tenants } = catalog;
  const { before, after } = cluster.pgHba;
  if (isolation === "off") return [...before, ...after];
  return [
    ...before,
    ...(cluster.superuser ? [`hostssl all ${quoteName(SUPERUSER)} all scram-sha-256`] : []),
    ...tenants.flatMap((tenant) => admitTenant(tenant, tenant.allowFrom, "scram-sha-256")),
    ...after,
    "host all all all reject",
  ];
}

/**
 * The same for the tenant's PgBouncer, which would otherwise lead any role to any database. `md5` there means whatever the
 * stored password is, SCRAM included (tried with PgBouncer 1.18).
 */
export function buildPoolerHba(tenant: Tenant): string[] {
  // PgBouncer knows neither `samehost` nor `samenet`: they speak of the instances' own network.
  const addresses = tenant.allowFrom.flatMap((address) =>
    address === "all" ? ["0.0.0.0/0", "::/0"] : address.startsWith("same") ? [] : [address],
  );
  return [...admitTenant(tenant, addresses, "md5"), "host all all 0.0.0.0/0 reject", "host all all ::/0 reject"];
}

function admitTenant({ databases, role }: Tenant, addresses: readonly string[], method: string): string[] {
  if (databases.length === 0) return [];
  const names = databases.map(({ name }) => quoteName(name)).join(",");
  return addresses.map((address) => `hostssl ${names} ${quoteName(role.name)} ${address} ${method}`);
}

/** Quoted, a name is never a keyword such as `all` or `replication`. */
function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
