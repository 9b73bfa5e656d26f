import { countUsable } from "../budget.ts";
import type { Cluster, Resources, Storage } from "../catalog.ts";
import type { CatalogConfig } from "../config/catalog-config.ts";
import { template } from "../placeholder.ts";
import type { Path } from "../problem.ts";
import { resolveReplication } from "./resolve-replication.ts";
import type { Resolver } from "./resolver.ts";

type ClusterConfig = CatalogConfig["spec"]["cluster"];
const PLACE: Path = ["spec", "cluster"];

/** PostgreSQL's own default (PostgreSQL 17, runtime-config-connection). */
const DEFAULT_MAX_CONNECTIONS = 100;
/** What a careful DBA sets on 2Gi; CNPG's defaults stay where they are good. */
const DEFAULT_PARAMETERS = { max_connections: "200", shared_buffers: "512MB", max_slot_wal_keep_size: "2GB" };

export function resolveCluster(config: ClusterConfig, resolver: Resolver): Cluster {
  const at = (...rest: Path): Path => [...PLACE, ...rest];
  const parameters = resolveParameters(config, resolver);
  const instances = resolver.integerRead(config.instances, at("instances"), 1);
  const version = resolver.text(config.postgresVersion, at("postgresVersion"));
  return {
    name: config.name,
    namespace: config.namespace,
    manageNamespace: config.manageNamespace ?? config.namespace === "databases",
    instances,
    imageName: template`ghcr.io/cloudnative-pg/postgresql:${version}`,
    storage: resolveStorage(config.storage, at("storage"), resolver),
    ...(config.walStorage && { walStorage: resolveStorage(config.walStorage, at("walStorage"), resolver) }),
    replication: resolveReplication(config, instances, resolver),
    parameters,
    resources: resolveResources(
      config.resources ?? { requests: { cpu: "1", memory: "2Gi" } },
      at("resources"),
      resolver,
    ),
    podAntiAffinity: { type: config.podAntiAffinity, topologyKey: config.topologyKey },
    ...(config.superuser && {
      superuser: {
        secretName: config.superuser.name ?? `${config.name}-superuser-credentials`,
        remoteKey: resolver.wholeText(config.superuser.secret.key, at("superuser", "secret", "key")),
      },
    }),
    pgHba: { before: config.pg_hba?.before ?? [], after: config.pg_hba?.after ?? [] },
    usableConnections: countUsable(
      Number(parameters["max_connections"] ?? DEFAULT_MAX_CONNECTIONS),
      Number(parameters["reserved_connections"] ?? 0),
      Number(parameters["superuser_reserved_connections"] ?? 3),
    ),
  };
}

function resolveParameters(config: ClusterConfig, resolver: Resolver): Record<string, string> {
  const parameters: Record<string, string> = { ...DEFAULT_PARAMETERS };
  for (const [name, value] of Object.entries(config.parameters)) {
    const place = [...PLACE, "parameters", name];
    if (!/^[A-Za-z_][A-Za-z0-9_$]*(\.[A-Za-z_][A-Za-z0-9_$]*)?$/.test(name)) {
      resolver.refuse(
        "schema",
        place,
        `\`${name}\` is no name of a PostgreSQL parameter`,
        "write it as postgresql.conf does, e.g. work_mem or pg_stat_statements.max",
      );
    }
    if (typeof value === "string" && value.includes("${")) {
      resolver.refuse(
        "schema",
        place,
        `\`${name}\` holds a placeholder, but placeholders are refused here`,
        "write the value itself: parameters restart or reload the cluster, so their change belongs into review",
      );
    }
    parameters[name] = typeof value === "boolean" ? (value ? "on" : "off") : String(value);
  }
  checkConnections(parameters, resolver);
  return parameters;
}

/** The parameters that the connection budget counts with (PostgreSQL 17, runtime-config-connection). */
function checkConnections(parameters: Readonly<Record<string, string>>, resolver: Resolver): void {
  for (const [name, least] of [
    ["max_connections", 1],
    ["reserved_connections", 0],
    ["superuser_reserved_connections", 0],
  ] as const) {
    const value = parameters[name];
    if (value === undefined || (/^\d{1,6}$/.test(value) && Number(value) >= least && Number(value) <= 262_143))
      continue;
    resolver.refuse(
      "schema",
      [...PLACE, "parameters", name],
      `\`${name}\` is ${JSON.stringify(value)}: expected a whole number from ${least} to 262143`,
      "the connection budget is held against it",
    );
  }
}

function resolveStorage(config: ClusterConfig["storage"], place: Path, resolver: Resolver): Storage {
  return {
    ...(config.storageClass !== undefined && {
      storageClass: resolver.wholeText(config.storageClass, [...place, "storageClass"]),
    }),
    size: resolver.wholeText(config.size, [...place, "size"]),
  };
}

interface Amounts {
  readonly cpu: string | number;
  readonly memory: string;
}

/** Limits equal requests where they are not written. */
export function resolveResources(
  config: { readonly requests: Amounts; readonly limits?: Amounts | undefined },
  place: Path,
  resolver: Resolver,
): Resources {
  const amounts = (part: "requests" | "limits", from: Amounts) => ({
    cpu: resolver.wholeText(from.cpu, [...place, part, "cpu"]),
    memory: resolver.wholeText(from.memory, [...place, part, "memory"]),
  });
  const requests = amounts("requests", config.requests);
  return { requests, limits: config.limits ? amounts("limits", config.limits) : requests };
}
