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

export function resolvePooler(
  config: Omit<PoolerConfig, "name">,
  name: string,
  { origin, resolver }: { readonly origin: Path; readonly resolver: Resolver },
): Pooler {
  const instances = resolver.integerRead(config.instances, [...origin, "instances"], 1);
  const { connections, reserve, minimum } = config;
  if (connections < valueOf(instances)) {
    const message = `\`connections\` is ${connections} over ${valueOf(instances)} pods: each needs at least one`;
    resolver.refuse("schema", [...origin, "connections"], message, "raise `connections`, or lower `instances`");
  }
  if (minimum > connections) {
    const message = `\`minimum\` is ${minimum}, more than \`connections\` (${connections})`;
    resolver.refuse("schema", [...origin, "minimum"], message, "make it at most `connections`");
  }
  return {
    name,
    type: config.type,
    mode: config.mode,
    instances,
    pool: splitPool({ connections, reserve, minimum, instances: valueOf(instances) }),
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
        `\`${key}\` is set by Tenantry from \`${owner}\` of this pooler, which is over all pods`,
        `remove it here and set \`${owner}\``,
      );
    }
    refuseParameter(key, value, { place: [...place, key], resolver });
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

/** Who may log in is what `isolation` is about: these would take its lines out of play (PgBouncer 1.24, doc/config.md). */
const AUTHENTICATION =
  /^(?:auth_|client_tls_|server_tls_|admin_users$|stats_users$|unix_socket_|listen_|user$|logfile$|pidfile$)/;

function refuseParameter(
  name: string,
  value: string | number | undefined,
  { place, resolver }: { readonly place: Path; readonly resolver: Resolver },
): void {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) {
    const message = `\`${name}\` is no name of a PgBouncer parameter`;
    resolver.refuse("schema", place, message, "write it as pgbouncer.ini does, e.g. query_wait_timeout");
  } else if (AUTHENTICATION.test(name)) {
    const message = `\`${name}\` decides who may connect, which is what \`isolation\` and the operator set`;
    resolver.refuse("owned-field", place, message, "remove it");
  } else if (name === "max_user_connections") {
    // Tried with PgBouncer 1.24 and 1.25, tools/conformance/postgres/several-databases.
    const message =
      "`max_user_connections` holds a role to one sum over its databases: while one keeps idle connections, clients of another wait until `server_idle_timeout` closes them";
    const help = "remove it; `connections` and `reserve` already bound each database, and `connectionLimit` the role";
    resolver.refuse("owned-field", place, message, help);
  } else if (name === "max_client_conn" && !/^[1-9]\d{0,6}$/.test(String(value))) {
    const message = `\`max_client_conn\` is ${JSON.stringify(value)}: expected a whole number of 1 or more`;
    resolver.refuse("schema", place, message, "alerts compare the clients of a pod with it");
  }
}
