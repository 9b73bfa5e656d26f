import type { Tenant } from "../catalog/tenant.ts";
import type { Catalog } from "../catalog.ts";
import { explainText } from "../config/schema-keys.ts";
import type { Path } from "../problem.ts";
import type { Resolver } from "./resolver.ts";

/** Names that PostgreSQL, pg_hba.conf, PgBouncer or CNPG give a meaning of their own. */
const RESERVED = new Set(
  "all replication sameuser samerole samegroup public none template0 template1 app pgbouncer postgres streaming_replica".split(
    " ",
  ),
);

/** Secrets of the operator's own, by what follows the cluster's name (CNPG v1.30.0, api/v1/cluster_types.go). */
const OPERATOR_SECRETS = ["app", "superuser", "ca", "server", "replication", "pooler", "pull-secret"];
/** Services, and the PodDisruptionBudget of the primary. */
const OPERATOR_SERVICES = ["rw", "ro", "r", "any", "primary"];

type Kind = "tenant" | "role" | "database" | "object" | "pooler" | "secret";

/** Every name that stands for one thing stands for one thing only, and none is reserved. */
export function checkNames(
  catalog: Pick<Catalog, "backup" | "cluster" | "sharedPoolers" | "tenants">,
  resolver: Resolver,
): void {
  const { backup, cluster, sharedPoolers, tenants } = catalog;
  const names = new NameClaims(resolver);
  for (const suffix of OPERATOR_SECRETS) names.reserve("secret", `${cluster.name}-${suffix}`);
  for (const name of ["cnpg-ca-secret", "cnpg-webhook-cert"]) names.reserve("secret", name);
  for (const suffix of OPERATOR_SERVICES) names.reserve("pooler", `${cluster.name}-${suffix}`);
  names.reserve("pooler", cluster.name);
  if (cluster.name === "cnpg-default") {
    const message = "the cluster's ConfigMap would be `cnpg-default-monitoring`, which is the operator's own";
    resolver.refuse("name-reserved", ["spec", "cluster", "name"], message, "choose another name");
  }
  const { superuser } = cluster;
  // The operator makes this one only where the cluster names no other.
  if (superuser && superuser.secretName !== `${cluster.name}-superuser`) {
    names.claim("secret", superuser.secretName, { origin: ["spec", "cluster", "superuser"], field: "name" });
  }
  if (backup.method === "plugin" || backup.method === "barmanObjectStore") {
    names.claim("secret", backup.credentials.secretName, { origin: [...backup.origin, "credentials"], field: "name" });
  }
  for (const { name } of cluster.services?.additional ?? [])
    names.claim("pooler", name, { origin: ["spec", "cluster"], field: "services" });
  for (const { name, origin } of sharedPoolers) names.claim("pooler", name, { origin, field: "name" });
  for (const tenant of tenants) claimTenant(tenant, names, resolver);
}

/** Who took which name first. */
class NameClaims {
  private readonly taken: Readonly<Record<Kind, Map<string, Path | "operator">>> = {
    tenant: new Map(),
    role: new Map(),
    database: new Map(),
    object: new Map(),
    pooler: new Map(),
    secret: new Map(),
  };
  private readonly resolver: Resolver;

  constructor(resolver: Resolver) {
    this.resolver = resolver;
  }

  reserve(kind: Kind, name: string): void {
    this.taken[kind].set(name, "operator");
  }

  /** @param field of `origin` that gives the name; the place is put together only for a message. */
  claim(kind: Kind, name: string, { origin, field }: { readonly origin: Path; readonly field: string }): void {
    const first = this.taken[kind].get(name);
    if (first === undefined) {
      this.taken[kind].set(name, origin);
      return;
    }
    const owner = first === "operator" ? "the operator uses it for the cluster" : `${describeOwner(first)} has it too`;
    const message = `the ${KIND_WORDS[kind]} ${JSON.stringify(name)} is taken: ${owner}`;
    const help = first === "operator" ? "choose another name" : "rename one of them";
    this.resolver.refuse("name-unique", [...origin, field], message, help);
  }
}

const KIND_WORDS: Readonly<Record<Kind, string>> = {
  tenant: "tenant name",
  role: "role name",
  database: "database name",
  object: "Database object name",
  pooler: "Pooler (and Service) name",
  secret: "Secret name",
};

function claimTenant(tenant: Tenant, names: NameClaims, resolver: Resolver): void {
  const { role, origin } = tenant;
  const atName = { origin, field: "name" };
  names.claim("tenant", tenant.name, atName);
  refuseReserved(tenant.name, atName, "tenant", resolver);
  // Names that follow the tenant's were judged with it.
  const derived = tenant.name.replaceAll("-", "_");
  for (const item of tenant.roles) {
    const atRole = { origin: item.origin, field: item === role ? "role" : "name" };
    names.claim("role", item.name, atRole);
    if (item.name !== derived) refuseReserved(item.name, atRole, "role", resolver);
    if (item.password) names.claim("secret", item.password.secretName, { origin: item.origin, field: "secretName" });
  }
  for (const database of tenant.databases) {
    const atDatabase = { origin: database.origin, field: "name" };
    names.claim("database", database.name, atDatabase);
    names.claim("object", database.objectName, atDatabase);
    if (database.name !== derived) refuseReserved(database.name, atDatabase, "database", resolver);
  }
  for (const pooler of tenant.poolers) {
    names.claim("pooler", pooler.name, { origin: pooler.origin, field: "name" });
    // A name that is written was judged by the schema; this is the one made from the tenant's.
    if (/^[a-z].{0,62}$/.test(pooler.name)) continue;
    const reason = explainText(pooler.name, POOLER_NAME);
    const message = `the pooler would be called ${JSON.stringify(pooler.name)}, which cannot name a Service: ${reason}`;
    resolver.refuse("schema", [...pooler.origin, "name"], message, "give the pooler a `name` of its own");
  }
}

const POOLER_NAME: Path = ["spec", "tenants", 0, "poolers", 0, "name"];

function refuseReserved(
  name: string,
  { origin, field }: { readonly origin: Path; readonly field: string },
  what: string,
  resolver: Resolver,
): void {
  const plain = name.toLowerCase().replaceAll("-", "_");
  if (!RESERVED.has(plain) && !plain.startsWith("pg_") && !plain.startsWith("cnpg_")) return;
  resolver.refuse(
    "name-reserved",
    [...origin, field],
    `${JSON.stringify(name)} is a reserved name, it cannot be a ${what}`,
    "choose another name; PostgreSQL, pg_hba.conf, PgBouncer or CloudNativePG give this one a meaning of their own",
  );
}

function describeOwner([, section, index]: Path): string {
  return section === "tenants" ? `tenant ${Number(index) + 1} of the list` : `spec.${section}`;
}
