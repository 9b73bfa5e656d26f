import { limitRole, splitPool } from "../budget.ts";
import type { Database, Pooler, Tenant } from "../catalog.ts";
import type { CatalogConfig } from "../config/catalog-config.ts";
import { valueOf } from "../placeholder.ts";
import type { Path } from "../problem.ts";
import { resolveResources } from "./resolve-cluster.ts";
import type { Resolver } from "./resolver.ts";

type TenantConfig = CatalogConfig["spec"]["tenants"][number];
type PoolerConfig = NonNullable<TenantConfig["poolers"]>[number];

/** PgBouncer's keys that the split of `connections` sets; writing them too would give one number two owners. */
const OWNED_PARAMETERS: Readonly<Record<string, string>> = {
  default_pool_size: "connections",
  reserve_pool_size: "reserve",
  min_pool_size: "minimum",
  max_db_connections: "connections and reserve",
};

const DEFAULT_POOLER: PoolerConfig = {
  type: "rw",
  mode: "transaction",
  instances: 2,
  connections: 10,
  reserve: 2,
  minimum: 0,
  parameters: {},
};
const POOLER_RESOURCES = { requests: { cpu: "100m", memory: "128Mi" } };

export function resolveTenant(config: TenantConfig, origin: Path, clusterName: string, resolver: Resolver): Tenant {
  const { name } = config;
  const role = config.role ?? toPostgresName(name);
  const databases = (config.databases ?? [{ extensions: [], reclaimPolicy: "retain" as const }]).map(
    (database, index) =>
      resolveDatabase(
        database,
        { name: database.name ?? toPostgresName(name), owner: role, origin: [...origin, "databases", index] },
        resolver,
      ),
  );
  const poolers = (config.poolers ?? [DEFAULT_POOLER]).map((pooler, index) =>
    resolvePooler(pooler, name, [...origin, "poolers", index], resolver),
  );
  const sized = poolers.map(({ instances, pool }) => ({ instances: valueOf(instances), pool }));
  return {
    name,
    origin,
    role: {
      name: role,
      secretName: config.secretName ?? `${name}-db-credentials`,
      remoteKey: resolver.wholeText(config.secret?.key ?? `${clusterName}-${name}`, [...origin, "secret", "key"]),
      connectionLimit: limitRole(sized, config.direct),
    },
    databases,
    poolers,
    allowFrom: config.allowFrom,
    directSessions: config.direct,
  };
}

function toPostgresName(tenant: string): string {
  return tenant.replaceAll("-", "_");
}

type DatabaseConfig = NonNullable<TenantConfig["databases"]>[number];

function resolveDatabase(
  config: DatabaseConfig,
  { name, owner, origin }: { name: string; owner: string; origin: Path },
  resolver: Resolver,
): Database {
  const extensions = config.extensions.map((extension) =>
    typeof extension === "string" ? { name: extension } : extension,
  );
  for (const [index, extension] of extensions.entries()) {
    if (extensions.findIndex((other) => other.name === extension.name) === index) continue;
    const message = `the extension ${JSON.stringify(extension.name)} stands twice in this list`;
    resolver.refuse("name-unique", [...origin, "extensions", index], message, "remove one of them");
  }
  return {
    name,
    objectName: name
      .toLowerCase()
      .replaceAll("_", "-")
      .replace(/^-+|-+$/g, ""),
    owner,
    extensions: extensions.map((extension) => ({
      name: extension.name,
      ...("version" in extension && extension.version !== undefined && { version: extension.version }),
      ...("schema" in extension && extension.schema !== undefined && { schema: extension.schema }),
    })),
    reclaimPolicy: config.reclaimPolicy,
    origin,
  };
}

function resolvePooler(config: PoolerConfig, tenant: string, origin: Path, resolver: Resolver): Pooler {
  const instances = resolver.integerRead(config.instances, [...origin, "instances"], 1);
  const { connections, reserve, minimum } = config;
  const parameters: Record<string, string> = {};
  for (const [key, value] of Object.entries(config.parameters)) {
    const owner = OWNED_PARAMETERS[key];
    const place = [...origin, "parameters", key];
    if (owner !== undefined) {
      resolver.refuse(
        "owned-field",
        place,
        `\`${key}\` is set by Tenantry from \`${owner}\` of this pooler, a total over all pods`,
        `remove it here and set \`${owner}\``,
      );
    }
    if (typeof value === "string" && value.includes("${")) {
      resolver.refuse(
        "schema",
        place,
        `\`${key}\` holds a placeholder, but placeholders are refused here`,
        "write the value itself",
      );
    }
    parameters[key] = String(value);
  }
  return {
    name: config.name ?? `${tenant}-pooler-${config.type}`,
    type: config.type,
    mode: config.mode,
    instances,
    pool: splitPool({ connections, reserve, minimum, instances: valueOf(instances) }),
    parameters,
    resources: resolveResources(config.resources ?? POOLER_RESOURCES, [...origin, "resources"], resolver),
    origin,
  };
}
