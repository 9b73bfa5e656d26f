import { limitRole } from "../budget.ts";
import type { Dragonfly } from "../catalog/dragonfly.ts";
import type { SharedPooler, Tenant } from "../catalog/tenant.ts";
import type { CatalogConfig } from "../config/catalog-config.ts";
import { valueOf } from "../placeholder.ts";
import type { Path } from "../problem.ts";
import { resolveClients } from "./resolve-clients.ts";
import { DEFAULT_DATABASE, resolveDatabase } from "./resolve-database.ts";
import { resolveDragonflyUser } from "./resolve-dragonfly-user.ts";
import { DEFAULT_POOLER, resolvePooler } from "./resolve-pooler.ts";
import { type RoleContext, resolveFirstRole, resolveRole } from "./resolve-role.ts";

type TenantConfig = CatalogConfig["spec"]["tenants"][number];

export interface TenantContext extends RoleContext {
  readonly dragonfly: Dragonfly | undefined;
  readonly sharedPoolers: ReadonlyMap<string, Omit<SharedPooler, "tenants">>;
}

export function resolveTenant(config: TenantConfig, origin: Path, context: TenantContext): Tenant {
  const { resolver } = context;
  const { name, state } = config;
  const roleName = config.role ?? toPostgresName(name);
  const databases = (config.databases ?? [DEFAULT_DATABASE]).map((database, index) =>
    resolveDatabase(
      database,
      { name: database.name ?? toPostgresName(name), owner: roleName, origin: [...origin, "databases", index] },
      resolver,
    ),
  );
  for (const [index, used] of config.sharedPoolers.entries()) {
    if (config.sharedPoolers.indexOf(used) === index) continue;
    const message = `the shared pooler ${JSON.stringify(used)} stands twice in this list`;
    resolver.refuse("name-unique", [...origin, "sharedPoolers", index], message, "remove one of them");
  }
  const shared = config.sharedPoolers.flatMap((used, index) => {
    const pooler = context.sharedPoolers.get(used);
    if (pooler === undefined) refuseUnknownPooler(used, [...origin, "sharedPoolers", index], context);
    return pooler === undefined ? [] : [pooler];
  });
  const written = config.poolers ?? (shared.length > 0 ? [] : [DEFAULT_POOLER]);
  const poolers = written.map((pooler, index) =>
    resolvePooler(pooler, ("name" in pooler ? pooler.name : undefined) ?? `${name}-pooler-${pooler.type}`, {
      origin: [...origin, "poolers", index],
      resolver,
    }),
  );
  const pools = [...poolers, ...shared].map(({ instances, pool }) => ({ instances: valueOf(instances), pool }));
  const role = resolveFirstRole(
    config,
    {
      name: roleName,
      connectionLimit: limitRole(pools, { databases: databases.length, direct: config.direct }),
      origin,
    },
    context,
  );
  const further = config.roles.map((item, index) =>
    resolveRole(item, { origin: [...origin, "roles", index], state }, context),
  );
  const present = state === "present";
  const user = resolveDragonflyUser(config, origin, context);
  const tenant: Omit<Tenant, "clients"> = {
    name,
    origin,
    state,
    shard: config.shard,
    ...(config.owner !== undefined && { owner: config.owner }),
    labels: config.labels,
    role,
    roles: [role, ...further],
    databases,
    poolers: present ? poolers : [],
    sharedPoolers: present ? shared.map((pooler) => pooler.name) : [],
    allowFrom: config.allowFrom,
    directSessions: present
      ? config.direct +
        further.filter(({ login }) => login).reduce((sum, { connectionLimit }) => sum + connectionLimit, 0)
      : 0,
    ...(user && { dragonfly: user }),
  };
  if (present && pools.length === 0 && config.direct === 0) {
    const message = `nobody could connect to ${name}: it has no poolers and no direct sessions`;
    resolver.refuse("reference", [...origin, "poolers"], message, "give it a pooler, or sessions with `direct`");
  }
  const reachable = present ? [...poolers, ...shared] : [];
  if (role.clientCertificate && reachable.length > 0) {
    const message = "the first role cannot log in by certificate and use poolers: PgBouncer passes its password on";
    const help = "remove `clientCertificate`, or set `poolers: []`; a further role may have a certificate";
    resolver.refuse("reference", [...origin, "clientCertificate"], message, help);
  }
  return { ...tenant, clients: present ? resolveClients(config, tenant, { reachable, context }) : [] };
}

/** Default name of a tenant in PostgreSQL. */
export function toPostgresName(tenant: string): string {
  return tenant.replaceAll("-", "_");
}

function refuseUnknownPooler(name: string, place: Path, { sharedPoolers, resolver }: TenantContext): void {
  const known = [...sharedPoolers.keys()].join(", ");
  const help = known === "" ? "declare it in spec.poolers" : `spec.poolers has ${known}`;
  resolver.refuse("reference", place, `there is no shared pooler ${JSON.stringify(name)}`, help);
}
