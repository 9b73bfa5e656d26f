import { splitPool } from "../budget.ts";
import type { Resources } from "../catalog/cluster.ts";
import type { Pooler } from "../catalog/tenant.ts";
import type { CatalogConfig } from "../config/catalog-config.ts";
import { valueOf } from "../placeholder.ts";
import type { Path } from "../problem.ts";
import { resolveResources } from "./resolve-amounts.ts";
import { resolveOverride } from "./resolve-override.ts";
import type { Resolver } from "./resolver.ts";

export type PoolerConfig = CatalogConfig["spec"]["poolers"][number];

/** PgBouncer's keys that the split of `connections` sets; writing them too would give one number two owners. */
const OWNED_PARAMETERS: Readonly<Record<string, string>> = {
  default_pool_size: "connections",
  reserve_pool_size: "reserve",
  min_pool_size: "minimum",
  max_db_connections: "connections and reserve",
  max_user_connections: "connections and reserve",
};

export const DEFAULT_POOLER = {
  type: "rw",
  mode: "transaction",
  instances: 2,
  connections: 10,
  reserve: 2,
  minimum: 0,
  parameters: {},
} as const satisfies Omit<PoolerConfig, "name">;
const POOLER_AMOUNTS = { cpu: "100m", memory: "128Mi" };
const POOLER_RESOURCES: Resources = { requests: POOLER_AMOUNTS, limits: POOLER_AMOUNTS };

/**
 * @param context.databases how many databases one tenant reaches through it: PgBouncer has a pool for each
 */
export function resolvePooler(
  config: Omit<PoolerConfig, "name">,
  name: string,
  { databases, origin, resolver }: { readonly databases: number; readonly origin: Path; readonly resolver: Resolver },
): Pooler {
  const instances = resolver.integerRead(config.instances, [...origin, "instances"], 1);
  const { connections, reserve, minimum } = config;
  return {
    name,
    type: config.type,
    mode: config.mode,
    instances,
    pool: splitPool({ connections, reserve, minimum, instances: valueOf(instances), databases }),
    parameters: resolveParameters(config.parameters, [...origin, "parameters"], resolver),
    resources: config.resources
      ? resolveResources(config.resources, [...origin, "resources"], resolver)
      : POOLER_RESOURCES,
    ...resolveOverride("Pooler", config, { origin, resolver }),
    origin,
  };
}

function resolveParameters(
  written: PoolerConfig["parameters"],
  place: Path,
  resolver: Resolver,
): Record<string, string> {
  const parameters: Record<string, string> = {};
  for (const key of Object.keys(written)) {
    const value = written[key];
    const owner = Object.hasOwn(OWNED_PARAMETERS, key) ? OWNED_PARAMETERS[key] : undefined;
    if (owner !== undefined) {
      resolver.refuse(
        "owned-field",
        [...place, key],
        `\`${key}\` is set by Tenantry from \`${owner}\` of this pooler, a total over all pods`,
        `remove it here and set \`${owner}\``,
      );
    }
    if (typeof value === "string" && value.includes("${")) {
      resolver.refuse(
        "schema",
        [...place, key],
        `\`${key}\` holds a placeholder, but placeholders are refused here`,
        "write the value itself",
      );
    }
    parameters[key] = String(value);
  }
  return parameters;
}
