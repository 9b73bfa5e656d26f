import type { Catalog, Tenant } from "../catalog.ts";
import type { Path } from "../problem.ts";
import type { Resolver } from "./resolver.ts";

/** Names that PostgreSQL, pg_hba.conf, PgBouncer or CNPG give a meaning of their own. */
const RESERVED = new Set(
  "all replication sameuser samerole samegroup public none template0 template1 app pgbouncer postgres streaming_replica".split(
    " ",
  ),
);

/** Every name that stands for one thing stands for one thing only, and none is reserved. */
export function checkNames(catalog: Pick<Catalog, "cluster" | "tenants">, resolver: Resolver): void {
  const { cluster, tenants } = catalog;
  const seen = {
    tenant: new Map<string, Path>(),
    role: new Map<string, Path>(),
    database: new Map<string, Path>(),
    object: new Map<string, Path>(),
    pooler: new Map<string, Path>(),
    secret: new Map<string, Path>(),
  };
  const claim = (kind: keyof typeof seen, name: string, place: Path, words: string): void => {
    const first = seen[kind].get(name);
    if (first === undefined) seen[kind].set(name, place);
    else
      resolver.refuse(
        "name-unique",
        place,
        `${words} ${JSON.stringify(name)} is taken: ${placeWords(first)} has it too`,
        "rename one of them",
      );
  };
  if (cluster.superuser)
    claim("secret", cluster.superuser.secretName, ["spec", "cluster", "superuser", "name"], "the Secret name");
  for (const suffix of ["rw", "ro", "r", "any"])
    seen.pooler.set(`${cluster.name}-${suffix}`, ["spec", "cluster", "name"]);
  seen.pooler.set(cluster.name, ["spec", "cluster", "name"]);
  for (const tenant of tenants) {
    const place = [...tenant.origin, "name"];
    claim("tenant", tenant.name, place, "the tenant name");
    refuseReserved(tenant.name, place, "tenant", resolver);
    claimTenant(tenant, claim, resolver);
  }
}

function claimTenant(
  tenant: Tenant,
  claim: (kind: "role" | "database" | "object" | "pooler" | "secret", name: string, place: Path, words: string) => void,
  resolver: Resolver,
): void {
  const { role, origin } = tenant;
  claim("role", role.name, [...origin, "role"], "the role name");
  // Names that follow the tenant's were judged with it.
  const derived = tenant.name.replaceAll("-", "_");
  if (role.name !== derived) refuseReserved(role.name, [...origin, "role"], "role", resolver);
  claim("secret", role.secretName, [...origin, "secretName"], "the Secret name");
  for (const database of tenant.databases) {
    const place = [...database.origin, "name"];
    claim("database", database.name, place, "the database name");
    claim("object", database.objectName, place, "the Database object name");
    if (database.name !== derived) refuseReserved(database.name, place, "database", resolver);
  }
  for (const pooler of tenant.poolers) {
    claim("pooler", pooler.name, [...pooler.origin, "name"], "the Pooler (and Service) name");
    if (pooler.name.length > 63) {
      resolver.refuse(
        "schema",
        [...pooler.origin, "name"],
        `the Service name ${JSON.stringify(pooler.name)} is longer than 63 characters`,
        "give the pooler a shorter `name`",
      );
    }
  }
}

function refuseReserved(name: string, place: Path, what: string, resolver: Resolver): void {
  const plain = name.toLowerCase().replaceAll("-", "_");
  if (!RESERVED.has(plain) && !plain.startsWith("pg_") && !plain.startsWith("cnpg_")) return;
  resolver.refuse(
    "name-reserved",
    place,
    `${JSON.stringify(name)} is a reserved name, it cannot be a ${what}`,
    "choose another name; PostgreSQL, pg_hba.conf, PgBouncer or CloudNativePG give this one a meaning of their own",
  );
}

function placeWords(place: Path): string {
  return place[1] === "cluster" ? "the cluster" : `tenant ${Number(place[2]) + 1} of the list`;
}
