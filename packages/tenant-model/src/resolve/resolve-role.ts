import type { Cluster } from "../catalog/cluster.ts";
import type { Role } from "../catalog/tenant.ts";
import type { CatalogConfig } from "../config/catalog-config.ts";
import type { Path } from "../problem.ts";
import { requireFeature } from "./features.ts";
import type { SecretSource } from "./resolve-secrets.ts";
import type { Resolver } from "./resolver.ts";

type TenantConfig = CatalogConfig["spec"]["tenants"][number];

export interface RoleContext {
  readonly cluster: Cluster;
  readonly roleStyle: "managed" | "databaseRole";
  readonly source: SecretSource;
  readonly resolver: Resolver;
}

/** The tenant's first role; its limit is what its pools and direct sessions need. */
export function resolveFirstRole(
  config: TenantConfig,
  { name, connectionLimit, origin }: { readonly name: string; readonly connectionLimit: number; readonly origin: Path },
  context: RoleContext,
): Role {
  const key = () =>
    context.source.key(config.secret?.key, `${context.cluster.name}-${config.name}`, [...origin, "secret", "key"]);
  const present = config.state === "present";
  return {
    name,
    login: present,
    ...(present &&
      !config.clientCertificate && {
        password: { secretName: config.secretName ?? `${config.name}-db-credentials`, remoteKey: key() },
      }),
    connectionLimit,
    ...resolveAttributes(config, { login: present, origin, context }),
    origin,
  };
}

export function resolveRole(
  config: TenantConfig["roles"][number],
  { origin, state }: { readonly origin: Path; readonly state: TenantConfig["state"] },
  context: RoleContext,
): Role {
  const label = config.name.toLowerCase().replaceAll("_", "-");
  const login = config.login && state === "present";
  if (!config.login && (config.secret !== undefined || config.secretName !== undefined)) {
    const message = `the role ${JSON.stringify(config.name)} has \`login: false\`: a password is of no use to it`;
    context.resolver.refuse("schema", [...origin, "login"], message, "remove its secret, or let it log in");
  }
  return {
    name: config.name,
    login,
    ...(login &&
      !config.clientCertificate && {
        password: {
          secretName: config.secretName ?? `${label}-db-credentials`,
          remoteKey: context.source.key(config.secret?.key, `${context.cluster.name}-${label}`, [
            ...origin,
            "secret",
            "key",
          ]),
        },
      }),
    connectionLimit: config.connectionLimit,
    ...resolveAttributes(config, { login, origin, context }),
    origin,
  };
}

type Attributes = Pick<TenantConfig, "inRoles" | "createdb" | "clientCertificate" | "validUntil" | "comment">;

/** A role that cannot log in has no use for a certificate, and CNPG refuses one. */
function resolveAttributes(
  config: Attributes,
  { login, origin, context }: { readonly login: boolean; readonly origin: Path; readonly context: RoleContext },
) {
  const { roleStyle, resolver } = context;
  const { inRoles, createdb, clientCertificate, validUntil, comment } = config;
  if (clientCertificate) {
    const place = [...origin, "clientCertificate"];
    requireFeature("clientCertificate", place, resolver);
    if (roleStyle === "managed") {
      const message = "`clientCertificate` needs `roles: databaseRole`: roles inside the Cluster have no such field";
      resolver.refuse("schema", place, message, "set `spec.roles: databaseRole`, or remove `clientCertificate`");
    }
  }
  return {
    inRoles,
    createdb,
    clientCertificate: clientCertificate && login,
    ...(validUntil !== undefined && { validUntil }),
    ...(comment !== undefined && { comment }),
  };
}
