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
    ...tenants.flatMap((tenant) => [
      ...admitRoles(tenant, listRoles(tenant, "password"), { addresses: tenant.allowFrom, method: "scram-sha-256" }),
      ...admitRoles(tenant, listRoles(tenant, "certificate"), { addresses: tenant.allowFrom, method: "cert" }),
    ]),
    ...after,
    "host all all all reject",
  ];
}

/**
 * The same for a PgBouncer of these tenants, which would otherwise lead any role to any database. `md5` there means whatever
 * the stored password is, SCRAM included (tried with PgBouncer 1.18). Roles with certificates connect directly.
 */
export function buildPoolerHba(tenants: readonly Tenant[]): string[] {
  const lines = tenants.flatMap((tenant) => {
    // PgBouncer knows neither `samehost` nor `samenet`: they speak of the instances' own network.
    const addresses = tenant.allowFrom.flatMap((address) =>
      address === "all" ? ["0.0.0.0/0", "::/0"] : address.startsWith("same") ? [] : [address],
    );
    return admitRoles(tenant, listRoles(tenant, "password"), { addresses, method: "md5" });
  });
  return [...lines, "host all all 0.0.0.0/0 reject", "host all all ::/0 reject"];
}

function listRoles({ roles }: Tenant, by: "password" | "certificate"): string[] {
  return roles
    .filter(({ login, clientCertificate }) => login && clientCertificate === (by === "certificate"))
    .map(({ name }) => quoteName(name));
}

function admitRoles(
  { databases }: Tenant,
  roles: readonly string[],
  { addresses, method }: { readonly addresses: readonly string[]; readonly method: string },
): string[] {
  if (databases.length === 0 || roles.length === 0) return [];
  const names = databases.map(({ name }) => quoteName(name)).join(",");
  return addresses.map((address) => `hostssl ${names} ${roles.join(",")} ${address} ${method}`);
}

/** Quoted, a name is never a keyword such as `all` or `replication`. */
function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
