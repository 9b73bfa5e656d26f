import type { Bootstrap, Origin } from "../catalog/cluster.ts";
import type { CatalogConfig } from "../config/catalog-config.ts";
import type { Path } from "../problem.ts";
import { definedFields } from "./defined-fields.ts";
import type { Resolver } from "./resolver.ts";

type ClusterConfig = CatalogConfig["spec"]["cluster"];
type OriginConfig = NonNullable<ClusterConfig["replicaOf"]>;
const PLACE: Path = ["spec", "cluster", "bootstrap"];

export function resolveBootstrap({ bootstrap, replicaOf }: ClusterConfig, resolver: Resolver): Bootstrap {
  const { initdb, recovery, pg_basebackup: copy } = bootstrap ?? {};
  const written = Object.entries({ initdb, recovery, pg_basebackup: copy }).filter(([, value]) => value !== undefined);
  if (bootstrap !== undefined && written.length !== 1) {
    const what = written.length === 0 ? "none is written" : `${written.map(([key]) => key).join(" and ")} are`;
    const message = `expected exactly one of \`initdb\`, \`recovery\` and \`pg_basebackup\`, but ${what}`;
    resolver.refuse("schema", PLACE, message, "keep the one that says where the data comes from");
  }
  if (replicaOf !== undefined && recovery === undefined && copy === undefined) {
    resolver.refuse(
      "schema",
      ["spec", "cluster", "replicaOf"],
      "a replica cluster starts as a copy, but `bootstrap` has neither `recovery` nor `pg_basebackup`",
      "add `bootstrap` with `recovery` or `pg_basebackup` from the same cluster",
    );
  }
  if (recovery !== undefined) {
    const place = [...PLACE, "recovery", "from"];
    requirePart("objectStore", recovery.from, { place, resolver });
    return {
      style: "recovery",
      from: resolveOrigin(recovery.from, place, resolver),
      target: definedFields(recovery.target ?? {}) as Record<string, string | boolean>,
    };
  }
  if (copy !== undefined) {
    const place = [...PLACE, "pg_basebackup", "from"];
    requirePart("connection", copy.from, { place, resolver });
    return { style: "pg_basebackup", from: resolveOrigin(copy.from, place, resolver) };
  }
  const options = Object.entries(initdb ?? {}).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  return { style: "initdb", options: Object.fromEntries(options) as Record<string, string | number | boolean> };
}

export function resolveOrigin(config: OriginConfig, place: Path, resolver: Resolver): Origin {
  const { name, objectStore, connection } = config;
  if (objectStore === undefined && connection === undefined) {
    const message = "the other cluster has neither `objectStore` nor `connection`: there is no way to its data";
    resolver.refuse("schema", place, message, "add one of them");
  }
  return {
    name,
    ...(objectStore && { objectStore: definedFields(objectStore) }),
    ...(connection && { connection: definedFields(connection) }),
  };
}

function requirePart(
  part: "objectStore" | "connection",
  origin: OriginConfig,
  { place, resolver }: { readonly place: Path; readonly resolver: Resolver },
): void {
  if (origin[part] !== undefined) return;
  resolver.refuse("schema", place, `\`${part}\` is missing: the data is read from there`, `add \`${part}\``);
}
