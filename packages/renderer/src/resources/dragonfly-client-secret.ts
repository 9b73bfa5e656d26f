import type { Catalog, Dragonfly, DragonflyClient, DragonflyUser, Tenant } from "@tenantry/tenant-model";
import { buildExternalSecretObject, fetchPassword, URL_PASSWORD } from "../external-secrets.ts";
import { DRAGONFLY_PORT, nameDragonflyHost, placeDragonfly } from "../names.ts";
import type { RenderedFile, RenderedObject } from "../resource.ts";

/** Everything that an application needs to use Dragonfly, as a Secret in its own namespace. */
export function buildDragonflyClientSecrets(catalog: Catalog): readonly RenderedFile[] {
  const { dragonfly, secrets, tenants } = catalog;
  if (dragonfly === undefined || secrets.style !== "store") return [];
  const objects = tenants.flatMap((tenant) =>
    (tenant.dragonfly?.clients ?? []).flatMap((client) =>
      tenant.dragonfly === undefined
        ? []
        : [buildClient(catalog, dragonfly, { tenant, user: tenant.dragonfly, client })],
    ),
  );
  return objects.length === 0 ? [] : [{ path: placeDragonfly(catalog, "clients", "clients"), objects }];
}

interface Use {
  readonly tenant: Tenant;
  readonly user: DragonflyUser;
  readonly client: DragonflyClient;
}

function buildClient(catalog: Catalog, dragonfly: Dragonfly, { tenant, user, client }: Use): RenderedObject {
  const host = nameDragonflyHost(dragonfly);
  const port = String(DRAGONFLY_PORT);
  const object = buildExternalSecretObject(
    catalog,
    { name: client.secretName, namespace: client.namespace, tenant },
    {
      template: {
        data: {
          host,
          port,
          username: user.name,
          password: "{{ .password }}",
          prefix: user.prefix,
          tls: dragonfly.tls === undefined ? "false" : "true",
          // The name of a user needs no escaping.
          uri: `${dragonfly.tls === undefined ? "redis" : "rediss"}://${user.name}:${URL_PASSWORD}@${host}:${port}`,
        },
      },
      ...fetchPassword(catalog, user.remoteKey),
    },
  );
  return { object, origin: client.origin };
}
