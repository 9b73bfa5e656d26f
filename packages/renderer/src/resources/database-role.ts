import type { DatabaseRole } from "@tenantry/crd-schemas";
import type { Catalog, Role, Tenant } from "@tenantry/tenant-model";
import { buildRoleAttributes } from "../database-roles.ts";
import { labelObject } from "../labels.ts";
import { groupByShard, nameRole, placeShard } from "../names.ts";
import type { Renderable, RenderedFile } from "../resource.ts";

/** Every tenant's roles as objects of their own, where the catalog asks for that style. */
export function buildDatabaseRoles(catalog: Catalog): readonly RenderedFile[] {
  if (catalog.roleStyle !== "databaseRole") return [];
  return [...groupByShard(catalog)].flatMap(([shard, tenants]): RenderedFile[] => {
    const objects = tenants.flatMap((tenant) =>
      tenant.roles.map((role) => ({ object: buildDatabaseRole(catalog, tenant, role), origin: role.origin })),
    );
    const path = placeShard(catalog, shard, { stage: "tenants", stem: "databaseroles" });
    return objects.length === 0 ? [] : [{ path, objects }];
  });
}

function buildDatabaseRole(catalog: Catalog, tenant: Tenant, role: Role): Renderable<DatabaseRole> {
  const { cluster } = catalog;
  return {
    apiVersion: "postgresql.cnpg.io/v1",
    kind: "DatabaseRole",
    metadata: { name: nameRole(role.name), namespace: cluster.namespace, labels: labelObject(catalog, tenant) },
    spec: {
      cluster: { name: cluster.name },
      ...buildRoleAttributes(role),
      ...(role.clientCertificate && { clientCertificate: { enabled: true } }),
      // A role that owns a database cannot be dropped, and one that does not loses nothing by staying.
      databaseRoleReclaimPolicy: "retain",
    },
  };
}
