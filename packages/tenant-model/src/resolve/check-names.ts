import type { Tenant } from "../catalog/tenant.ts";
import type { Catalog } from "../catalog.ts";
import { explainText } from "../config/schema-keys.ts";
import type { Path } from "../problem.ts";
import type { Resolver } from "./resolver.ts";

/** Names that PostgreSQL, pg_hba.conf, PgBouncer or CNPG give a meaning of their own. */
const RESERVED =
  /^(?:all|replication|sameuser|samerole|samegroup|public|none|template[01]|app|pgbouncer|postgres|streaming[-_]replica|pg[-_].*|cnpg[-_].*)$/i;

/** Secrets of the operator's own, by what follows the cluster's name (CNPG v1.30.0, api/v1/cluster_types.go). */
const OPERATOR_SECRETS = ["app", "superuser", "ca", "server", "replication", "pooler", "pull-secret"];
/** Services, and the PodDisruptionBudget of the primary. */
const OPERATOR_SERVICES = ["rw", "ro", "r", "any", "primary"];

type Kind = "tenant" | "role" | "database" | "object" | "pooler" | "secret" | "user";

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
    names.claim("secret", superuser.secretName, ["spec", "cluster", "superuser"]);
  }
  if (backup.method === "plugin" || backup.method === "barmanObjectStore") {
    names.claim("secret", backup.credentials.secretName, [...backup.origin, "credentials"]);
  }
  for (const { name } of cluster.services?.additional ?? [])
    names.claim("pooler", name, ["spec", "cluster", "services"]);
  for (const { name, origin } of sharedPoolers) names.claim("pooler", name, origin);
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
    user: new Map(),
  };
  private readonly resolver: Resolver;

  constructor(resolver: Resolver) {
    this.resolver = resolver;
  }

  reserve(kind: Kind, name: string): void {
    this.taken[kind].set(name, "operator");
  }

  /** @param origin of what has the name; the place of the name itself is put together only for a message. */
  claim(kind: Kind, name: string, origin: Path): void {
    const first = this.taken[kind].get(name);
    if (first === undefined) {
      this.taken[kind].set(name, origin);
      return;
    }
    const owner = first === "operator" ? "the operator uses it for the cluster" : `${describeOwner(first)} has it too`;
    const message = `the ${KIND_WORDS[kind]} ${JSON.stringify(name)} is taken: ${owner}`;
    const help = first === "operator" ? "choose another name" : "rename one of them";
    this.resolver.refuse("name-unique", [...origin, nameField(kind, origin)], message, help);
  }
}

const KIND_WORDS: Readonly<Record<Kind, string>> = {
  tenant: "tenant name",
  role: "role name",
  database: "database name",
  object: "Database object name",
  pooler: "Pooler (and Service) name",
  secret: "Secret name",
  user: "Dragonfly user",
};

function claimTenant(tenant: Tenant, names: NameClaims, resolver: Resolver): void {
  const { origin } = tenant;
  names.claim("tenant", tenant.name, origin);
  refuseReserved("tenant", tenant.name, { origin, resolver });
  // Names that follow the tenant's were judged with it.
  const derived = tenant.name.replaceAll("-", "_");
  for (const item of tenant.roles) {
    names.claim("role", item.name, item.origin);
    if (item.name !== derived) refuseReserved("role", item.name, { origin: item.origin, resolver });
    if (item.password) names.claim("secret", item.password.secretName, item.origin);
  }
  for (const database of tenant.databases) {
    names.claim("database", database.name, database.origin);
    names.claim("object", database.objectName, database.origin);
    if (database.name !== derived) refuseReserved("database", database.name, { origin: database.origin, resolver });
  }
  if (tenant.dragonfly) names.claim("user", tenant.dragonfly.name, tenant.dragonfly.origin);
  for (const pooler of tenant.poolers) {
    names.claim("pooler", pooler.name, pooler.origin);
    // A name that is written was judged by the schema; this is the one made from the tenant's.
    if (/^[a-z].{0,62}$/.test(pooler.name)) continue;
    const reason = explainText(pooler.name, POOLER_NAME);
    const message = `the pooler would be called ${JSON.stringify(pooler.name)}, which cannot name a Service: ${reason}`;
    resolver.refuse("schema", [...pooler.origin, "name"], message, "give the pooler a `name` of its own");
  }
}

const POOLER_NAME: Path = ["spec", "tenants", 0, "poolers", 0, "name"];

/** The field that gives a name: a tenant's first role and its Secret have theirs beside the tenant's own name. */
function nameField(kind: Kind, origin: Path): string {
  if (kind === "user") return "user";
  const isTenant = origin[1] === "tenants";
  if (kind === "secret") return isTenant ? "secretName" : "name";
  return kind === "role" && origin.length === 3 ? "role" : "name";
}

function refuseReserved(
  kind: "tenant" | "role" | "database",
  name: string,
  { origin, resolver }: { readonly origin: Path; readonly resolver: Resolver },
): void {
  if (!RESERVED.test(name)) return;
  resolver.refuse(
    "name-reserved",
    [...origin, nameField(kind, origin)],
    `${JSON.stringify(name)} is a reserved name, it cannot be a ${kind}`,
    "choose another name; PostgreSQL, pg_hba.conf, PgBouncer or CloudNativePG give this one a meaning of their own",
  );
}

function describeOwner([, section, index]: Path): string {
  return section === "tenants" ? `tenant ${Number(index) + 1} of the list` : `spec.${section}`;
}
