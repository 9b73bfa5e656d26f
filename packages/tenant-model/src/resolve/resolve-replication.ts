import type { Replication } from "../catalog/cluster.ts";
import type { CatalogConfig } from "../config/catalog-config.ts";
import { type Value, valueOf } from "../placeholder.ts";
import type { Path } from "../problem.ts";
import { requireFeature } from "./features.ts";
import type { Resolver } from "./resolver.ts";

type Config = Pick<CatalogConfig["spec"]["cluster"], "minSyncReplicas" | "maxSyncReplicas" | "synchronous">;
const PLACE: Path = ["spec", "cluster"];

/** How many standbys confirm a commit. More than there are would block every write for ever. */
export function resolveReplication(config: Config, instances: Value<number>, resolver: Resolver): Replication {
  const { minSyncReplicas, maxSyncReplicas, synchronous } = config;
  const standbys = valueOf(instances) - 1;
  if (minSyncReplicas !== undefined || maxSyncReplicas !== undefined) return resolveLegacy(config, standbys, resolver);
  if (synchronous === undefined && standbys === 0) return { style: "none" };
  const { method = "any", number = 1, dataDurability = "required", failoverQuorum = false } = synchronous ?? {};
  if (number > standbys) refuseCount("number", number, [...PLACE, "synchronous", "number"], { standbys, resolver });
  if (failoverQuorum) requireFeature("failoverQuorum", [...PLACE, "synchronous", "failoverQuorum"], resolver);
  return { style: "synchronous", method, number, dataDurability, failoverQuorum };
}

function resolveLegacy(config: Config, standbys: number, resolver: Resolver): Replication {
  const { minSyncReplicas, maxSyncReplicas, synchronous } = config;
  if (synchronous !== undefined) {
    resolver.refuse(
      "schema",
      [...PLACE, "synchronous"],
      "`synchronous` and `minSyncReplicas`/`maxSyncReplicas` exclude each other",
      "keep one of the two forms; `synchronous` is the current one",
    );
  }
  if (minSyncReplicas === undefined || maxSyncReplicas === undefined) {
    const missing = minSyncReplicas === undefined ? "minSyncReplicas" : "maxSyncReplicas";
    resolver.refuse(
      "schema",
      PLACE,
      `\`${missing}\` is missing: minSyncReplicas and maxSyncReplicas go together`,
      "write both, or use `synchronous`",
    );
  }
  const min = resolver.integer(minSyncReplicas ?? 0, [...PLACE, "minSyncReplicas"], 0);
  const max = resolver.integer(maxSyncReplicas ?? 0, [...PLACE, "maxSyncReplicas"], 0);
  const place = [...PLACE, "maxSyncReplicas"];
  if (valueOf(max) > standbys) refuseCount("maxSyncReplicas", valueOf(max), place, { standbys, resolver });
  if (maxSyncReplicas !== undefined && valueOf(min) > valueOf(max)) {
    resolver.refuse(
      "replication",
      [...PLACE, "minSyncReplicas"],
      `\`minSyncReplicas\` is ${valueOf(min)}, more than \`maxSyncReplicas\` (${valueOf(max)})`,
      "make it at most maxSyncReplicas",
    );
  }
  return { style: "legacy", minSyncReplicas: min, maxSyncReplicas: max };
}

function refuseCount(
  field: string,
  count: number,
  place: Path,
  { standbys, resolver }: { readonly standbys: number; readonly resolver: Resolver },
): void {
  resolver.refuse(
    "replication",
    place,
    `\`${field}\` asks for ${count} standbys that confirm a commit, but the cluster has ${standbys}`,
    `raise \`instances\` to ${count + 1} or more, or lower \`${field}\``,
  );
}
