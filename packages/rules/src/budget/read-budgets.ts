import type { Catalog } from "@tenantry/tenant-model";
import type { Manifest } from "../manifest.ts";
import { fieldsAt, numberAt, textAt } from "../reading/fields.ts";
import { parameterOf } from "../reading/parameters.ts";
import { isPatched } from "../reading/patches.ts";
import { type PoolerPair, pairsOf } from "../reading/pooler-pairs.ts";
import { rolesOf } from "../reading/roles.ts";
import { identityOf, type Subject } from "../subject.ts";
import type { Budget, PoolerBudget, RoleBudget } from "./budget.ts";
import { countPodSessions } from "./count-pod-sessions.ts";
import { countPoolerPods } from "./count-pooler-pods.ts";

/**
 * The connection budget of every Cluster whose limits are known. Poolers of which something is not known are left out, so
 * a sum is never more than what may happen. Several rules ask: it is read once.
 */
export function readBudgets(subject: Subject): readonly Budget[] {
  return subject.once(readAll);
}

const readAll = (subject: Subject): readonly Budget[] => [...listBudgets(subject)];

function* listBudgets(subject: Subject): Iterable<Budget> {
  const clusters = unique(subject.ofKind("Cluster"));
  const poolers = groupBy(unique(subject.ofKind("Pooler")), (pooler) => subject.clusterOf(pooler));
  for (const cluster of clusters) {
    const maxConnections = readLimit(cluster, "max_connections", 100);
    // PostgreSQL 17, runtime-config-connection.
    const superuser = readLimit(cluster, "superuser_reserved_connections", 3);
    const further = readLimit(cluster, "reserved_connections", 0);
    if (isPatched(subject, cluster, "spec", "postgresql", "parameters")) continue;
    if (maxConnections === undefined || superuser === undefined || further === undefined) continue;
    const catalog =
      subject.catalog?.cluster.name === textAt(cluster.object, "metadata", "name") ? subject.catalog : undefined;
    yield {
      cluster,
      maxConnections,
      reserved: superuser + further,
      poolers: (poolers.get(cluster) ?? []).flatMap((pooler) => readPooler(pooler, catalog, subject)),
      direct: (catalog?.tenants ?? []).map(({ name, directSessions }) => ({ tenant: name, sessions: directSessions })),
      ...readRoles(subject, cluster),
      instances: numberAt(cluster.object, "spec", "instances"),
    };
  }
}

/** Twins are the same object in several overlays: which of them belong together cannot be said. */
function unique(manifests: readonly Manifest[]): Manifest[] {
  return [...groupBy(manifests, identityOf).values()].flatMap((twins) => (twins.length === 1 ? twins : []));
}

function groupBy<K>(manifests: readonly Manifest[], key: (manifest: Manifest) => K): Map<K, Manifest[]> {
  const groups = new Map<K, Manifest[]>();
  for (const manifest of manifests) {
    const own = key(manifest);
    const group = groups.get(own);
    if (group === undefined) groups.set(own, [manifest]);
    else group.push(manifest);
  }
  return groups;
}

function readLimit(cluster: Manifest, name: string, preset: number): number | undefined {
  const parameters = fieldsAt(cluster.object, "spec", "postgresql", "parameters");
  const parameter = parameterOf(cluster.object, name);
  if (parameter === undefined) return Object.hasOwn(parameters, name) ? undefined : preset;
  return /^\s*\d{1,6}\s*$/.test(parameter.text) ? Number(parameter.text) : undefined;
}

/** What a kustomize patch changes about a Pooler's sizes cannot be told from the Pooler alone. */
const SIZES = [["instances"], ["type"], ["pgbouncer"], ["deploymentStrategy"]];

function readPooler(manifest: Manifest, catalog: Catalog | undefined, subject: Subject): PoolerBudget[] {
  const { object } = manifest;
  const name = textAt(object, "metadata", "name");
  const type = textAt(object, "spec", "type") ?? "rw";
  const pods = countPoolerPods(object);
  if (name === undefined || pods === undefined || (type !== "rw" && type !== "ro" && type !== "r")) return [];
  if (subject.once(hasPatches) && SIZES.some((field) => isPatched(subject, manifest, "spec", ...field))) return [];
  const known = catalog === undefined ? undefined : findUsers(name, catalog, subject);
  const tenants = known ?? [];
  const runsIn = subject.operator.isAtLeast("1.28") ? "postgres" : "each-database";
  const perPod = countPodSessions(object, known === undefined ? pairsOf(object) : choosePairs(known), {
    runsIn,
  });
  if (perPod === undefined) return [];
  const sessions = pods.rolling * perPod.total;
  return [{ manifest, name, type, tenants: tenants.map((tenant) => tenant.name), pods, perPod, sessions }];
}

/** Tenants that use a pooler; undefined for one that is not the catalog's, such as a plugin's. */
function findUsers(name: string, { sharedPoolers }: Catalog, subject: Subject): Catalog["tenants"] | undefined {
  const users = subject.once(groupTenants).get(name);
  return users ?? (sharedPoolers.some((pooler) => pooler.name === name) ? [] : undefined);
}

function hasPatches({ manifests }: Subject): boolean {
  return manifests.some(({ form }) => form === "patch");
}

/** Tenants of the catalog by the poolers that they use. */
function groupTenants({ catalog }: Subject): ReadonlyMap<string, Catalog["tenants"]> {
  const users = new Map<string, Catalog["tenants"][number][]>();
  for (const tenant of catalog?.tenants ?? []) {
    for (const name of new Set([...tenant.poolers.map((own) => own.name), ...tenant.sharedPoolers])) {
      const others = users.get(name);
      if (others === undefined) users.set(name, [tenant]);
      else others.push(tenant);
    }
  }
  return users;
}

/**
 * With a catalog, each tenant's first role and its databases: further roles have limits of their own, which stand among the
 * direct sessions whichever way they come. No other lines are in its poolers.
 */
function choosePairs(tenants: Catalog["tenants"]): readonly PoolerPair[] {
  return tenants.flatMap(({ role, databases }) =>
    databases.length === 0
      ? [{ user: role.name }]
      : databases.map((database) => ({ user: role.name, database: database.name })),
  );
}

function readRoles(subject: Subject, cluster: Manifest): Pick<Budget, "roles" | "allRoles"> {
  const roles: RoleBudget[] = [];
  let areAllLimited = true;
  for (const { manifest, name, path: place, ensure } of rolesOf(subject, cluster)) {
    const parent = place.slice(0, -1);
    const { login, superuser, connectionLimit: limit } = fieldsAt(manifest.object, ...parent);
    if (ensure === "absent" || login !== true) continue;
    // -1 is no limit, and superusers have none.
    if (typeof limit === "number" && limit >= 0 && superuser !== true)
      roles.push({ manifest, name, path: [...parent, "connectionLimit"], limit });
    else if (superuser !== true) areAllLimited = false;
  }
  if (!areAllLimited || roles.length === 0) return { roles };
  return { roles, allRoles: roles.reduce((sum, { limit }) => sum + limit, 0) };
}
