import type { Database as DatabaseObject } from "@tenantry/crd-schemas";
import type { Catalog, Database, ForeignDataWrapper, ForeignServer, Tenant } from "@tenantry/tenant-model";
import { labelObject } from "../labels.ts";
import { groupByShard, NEVER_PRUNED, placeShard } from "../names.ts";
import { applyOverride } from "../override-object.ts";
import type { Renderable, RenderedFile } from "../resource.ts";

type Spec = Renderable<DatabaseObject>["spec"];

/** Every tenant's databases. A replica cluster takes them from the cluster that it follows. */
export function buildDatabases(catalog: Catalog): readonly RenderedFile[] {
  return [...groupByShard(catalog)].flatMap(([shard, tenants]): RenderedFile[] => {
    const objects = tenants.flatMap((tenant) =>
      tenant.databases.map((database) => ({
        object: buildDatabase(catalog, tenant, database),
        origin: database.origin,
      })),
    );
    const path = placeShard(catalog, shard, { stage: "tenants", stem: "databases" });
    return objects.length === 0 ? [] : [{ path, objects }];
  });
}

function buildDatabase(catalog: Catalog, tenant: Tenant, database: Database): Renderable<DatabaseObject> {
  const { cluster } = catalog;
  const { objectName, reclaimPolicy, overrides } = database;
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
    spec: applyOverride(buildSpec(cluster.name, database), overrides),
  };
}

function buildSpec(clusterName: string, database: Database): Spec {
  const { name, owner, extensions, schemas, fdws, servers, options, reclaimPolicy } = database;
  const present = { ensure: "present" } as const;
  return {
    cluster: { name: clusterName },
    name,
    owner,
    ...present,
    databaseReclaimPolicy: reclaimPolicy,
    // The catalog's schema admits the CRD's fields only.
    ...(options as Partial<Spec>),
    ...(extensions.length > 0 && {
      extensions: extensions.map(({ name: extension, version, schema }) => ({
        name: extension,
        ...present,
        ...(version !== undefined && { version }),
        ...(schema !== undefined && { schema }),
      })),
    }),
    ...(schemas.length > 0 && {
      schemas: schemas.map((schema) => ({ name: schema.name, owner: schema.owner ?? owner, ...present })),
    }),
    ...(fdws.length > 0 && { fdws: fdws.map(buildForeignDataWrapper) }),
    ...(servers.length > 0 && { servers: servers.map(buildForeignServer) }),
  };
}

function buildForeignDataWrapper(fdw: ForeignDataWrapper) {
  const { name, handler, validator, owner } = fdw;
  return {
    name,
    ensure: "present" as const,
    ...(handler !== undefined && { handler }),
    ...(validator !== undefined && { validator }),
    ...(owner !== undefined && { owner }),
    ...buildForeignObject(fdw),
  };
}

function buildForeignServer(server: ForeignServer) {
  return { name: server.name, ensure: "present" as const, fdw: server.fdw, ...buildForeignObject(server) };
}

function buildForeignObject({ options, usage }: Pick<ForeignServer, "options" | "usage">) {
  const written = Object.entries(options).map(([name, value]) => ({ name, value, ensure: "present" as const }));
  return {
    ...(written.length > 0 && { options: written }),
    ...(usage.length > 0 && { usage: usage.map((name) => ({ name, type: "grant" as const })) }),
  };
}
