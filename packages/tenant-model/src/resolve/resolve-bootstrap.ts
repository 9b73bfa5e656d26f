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
  const source = recovery?.from ?? copy?.from;
  if (replicaOf !== undefined && source !== undefined && source.name !== replicaOf.name) {
    const message = `a replica of ${replicaOf.name} cannot start as a copy of ${source.name}`;
    resolver.refuse("schema", ["spec", "cluster", "replicaOf", "name"], message, "name one cluster in both places");
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
  if (connection !== undefined) checkConnection(connection, [...place, "connection"], resolver);
  return {
    name,
    ...(objectStore && { objectStore: definedFields(objectStore) }),
    ...(connection && { connection: definedFields(connection) }),
  };
}

function checkConnection(
  { sslmode, certificate, password, rootCertificate }: NonNullable<OriginConfig["connection"]>,
  place: Path,
  resolver: Resolver,
): void {
  if (certificate === undefined && password === undefined) {
    const message = "the connection has neither `certificate` nor `password`: the other cluster lets nobody in without";
    resolver.refuse("schema", place, message, "add the name of a Secret with one of them");
  }
  if (sslmode !== "require" && rootCertificate === undefined) {
    const message = `\`sslmode: ${sslmode}\` needs \`rootCertificate\` to compare with`;
    resolver.refuse("schema", place, message, "add the Secret with the other cluster's CA, or use `sslmode: require`");
  }
}

function requirePart(
  part: "objectStore" | "connection",
  origin: OriginConfig,
  { place, resolver }: { readonly place: Path; readonly resolver: Resolver },
): void {
  if (origin[part] !== undefined) return;
  resolver.refuse("schema", place, `\`${part}\` is missing: the data is read from there`, `add \`${part}\``);
}
