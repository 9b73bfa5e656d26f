import type { Catalog, Client, Tenant } from "@tenantry/tenant-model";
import { buildExternalSecretObject, fetchPassword, URL_PASSWORD } from "../external-secrets.ts";
import { groupByShard, placeShard } from "../names.ts";
import type { RenderedFile } from "../resource.ts";

const PORT = "5432";

/** Everything that an application needs to connect, as a Secret in its own namespace. */
export function buildClientSecrets(catalog: Catalog): readonly RenderedFile[] {
  if (catalog.secrets.style !== "store") return [];
  return [...groupByShard(catalog)].flatMap(([shard, tenants]): RenderedFile[] => {
    const objects = tenants.flatMap((tenant) =>
      tenant.clients.flatMap((client) => {
        const object = buildClientSecret(catalog, tenant, client);
        return object === undefined ? [] : [{ object, origin: client.origin }];
      }),
    );
    const path = placeShard(catalog, shard, { stage: "clients", stem: "clients" });
    return objects.length === 0 ? [] : [{ path, objects }];
  });
}

function buildClientSecret(catalog: Catalog, tenant: Tenant, client: Client) {
  const { namespace, secretName, role, database, pooler, direct, service, sslmode } = client;
  if (!role.password) return undefined;
  const { cluster } = catalog;
  const directHost = `${cluster.name}-${service}.${cluster.namespace}.svc`;
  const host = pooler === undefined ? directHost : `${pooler}.${cluster.namespace}.svc`;
  const login = { user: role.name, database, sslmode };
  return buildExternalSecretObject(
    catalog,
    { name: secretName, namespace, tenant },
    {
      template: {
        data: {
          host,
          port: PORT,
          dbname: database,
          username: role.name,
          password: "{{ .password }}",
          sslmode,
          uri: formatUri(host, login),
          "jdbc-uri": formatJdbcUri(host, login),
          ...(pooler !== undefined &&
            direct && {
              "direct-host": directHost,
              "direct-uri": formatUri(directHost, login),
              "direct-jdbc-uri": formatJdbcUri(directHost, login),
            }),
        },
      },
      ...fetchPassword(catalog, role.password.remoteKey),
    },
  );
}

interface Login {
  readonly user: string;
  readonly database: string;
  readonly sslmode: string;
}

/** Names of roles and databases need no escaping: letters, digits, `_` and `-`. */
function formatUri(host: string, { user, database, sslmode }: Login): string {
  return `postgresql://${user}:${URL_PASSWORD}@${host}:${PORT}/${database}?sslmode=${sslmode}`;
}

function formatJdbcUri(host: string, { user, database, sslmode }: Login): string {
  return `jdbc:postgresql://${host}:${PORT}/${database}?user=${user}&password=${URL_PASSWORD}&sslmode=${sslmode}`;
}
