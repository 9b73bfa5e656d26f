import type { Database as DatabaseObject } from "@tenantry/crd-schemas";
import type { Catalog, Database, Tenant } from "@tenantry/tenant-model";
import { labelObject } from "../labels.ts";
import { NEVER_PRUNED, placeShared } from "../names.ts";
import type { Renderable, RenderedFile } from "../resource.ts";

/** Every tenant's databases. How many sessions they may have is the role's own limit. */
export function buildDatabases(catalog: Catalog): readonly RenderedFile[] {
  const objects = catalog.tenants.flatMap((tenant) =>
    tenant.databases.map((database) => ({
      object: buildDatabase(catalog, tenant, database),
      origin: database.origin,
    })),
  );
  return objects.length === 0 ? [] : [{ path: placeShared(catalog, "databases"), objects }];
}

function buildDatabase(catalog: Catalog, tenant: Tenant, database: Database): Renderable<DatabaseObject> {
  const { cluster } = catalog;
  const { name, objectName, owner, extensions, reclaimPolicy } = database;
  return {
    apiVersion: "postgresql.cnpg.io/v1",
    kind: "Database",
    metadata: {
      name: objectName,
      namespace: cluster.namespace,
      labels: labelObject(catalog, tenant),
      // With `delete`, losing the object would be losing the data: taking it out of the catalog must not be enough.
      ...(reclaimPolicy === "delete" && { annotations: NEVER_PRUNED }),
    },
    spec: {
      cluster: { name: cluster.name },
      name,
      owner,
      ensure: "present",
      databaseReclaimPolicy: reclaimPolicy,
      ...(extensions.length > 0 && {
        extensions: extensions.map(({ name, version, schema }) => ({
          name,
          ensure: "present" as const,
          ...(version !== undefined && { version }),
          ...(schema !== undefined && { schema }),
        })),
      }),
    },
  };
}
