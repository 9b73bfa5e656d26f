import type { PoolSize } from "./catalog/tenant.ts";

/**
 * Connection arithmetic, in server connections. PgBouncer limits hold per pod and per (database, user) pair; PostgreSQL's
 * limit holds for all of them together. A total over a role's databases is never asked of PgBouncer: `max_user_connections`
 * lets clients of one database wait for idle connections of another (tools/conformance/postgres/several-databases).
 */

/** Headroom for the operator, the exporter, backups and a person with psql. */
export const HEADROOM_CONNECTIONS = 10;

/** Kept free by PostgreSQL for superusers unless configured (PostgreSQL 17, runtime-config-connection). */
const SUPERUSER_RESERVED_CONNECTIONS = 3;

/**
 * Slot of auth_query. Below CNPG 1.28 it runs in the tenant's own database, so max_db_connections must leave room for it or
 * nobody can log in while the pool is busy (tried with PgBouncer 1.18). From 1.28 it runs in `postgres`; the slot is kept,
 * because `versions` never changes what is rendered, and the budget counts one such session a pod either way. From 1.28 on
 * that is what a calm pod has: when all applications log in at once it opens more (tools/conformance/postgres/login-storm).
 */
const AUTH_QUERY_CONNECTIONS = 1;

/** Of each database. */
export interface PoolTotals {
  /** Over all pods. */
  readonly connections: number;
  readonly reserve: number;
  readonly minimum: number;
  readonly instances: number;
}

/** Splits a database's totals over its pooler pods, rounding up: no pod may be left without a connection. */
export function splitPool({ connections, reserve, minimum, instances }: PoolTotals): PoolSize {
  const defaultPoolSize = Math.ceil(connections / instances);
  const reservePoolSize = Math.ceil(reserve / instances);
  return {
    defaultPoolSize,
    reservePoolSize,
    minPoolSize: Math.min(defaultPoolSize, Math.ceil(minimum / instances)),
    maxDbConnections: defaultPoolSize + reservePoolSize + AUTH_QUERY_CONNECTIONS,
  };
}

/** How a Deployment of poolers is rolled: rendered into every Pooler. */
export const POOLER_ROLLOUT = { maxSurge: 0, maxUnavailable: 1 } as const;

/**
 * Pods that can hold connections at once. A terminating pod keeps its own until its clients are gone, and a Deployment does
 * not count it, so a rollout adds as many as it replaces at a time.
 */
export function countPods(instances: number): number {
  return instances + Math.max(POOLER_ROLLOUT.maxSurge, POOLER_ROLLOUT.maxUnavailable);
}

/** Sessions that one pod may open for a tenant at worst: a pool for each of its databases, and auth_query in every one. */
export function countPodSessions({ defaultPoolSize, reservePoolSize }: PoolSize, databases: number): number {
  return countPools(databases) * (defaultPoolSize + reservePoolSize + AUTH_QUERY_CONNECTIONS);
}

/** Sessions that the tenant's role needs at most: what PostgreSQL enforces, whatever poolers do. */
export function limitRole(
  poolers: readonly { readonly instances: number; readonly pool: PoolSize }[],
  { databases, direct }: { readonly databases: number; readonly direct: number },
): number {
  const pooled = poolers.map(
    ({ instances, pool }) => countPods(instances) * (pool.defaultPoolSize + pool.reservePoolSize),
  );
  return countPools(databases) * sum(pooled) + direct;
}

/** Pools of one role in a pod. Without a database yet, room is kept for the first one. */
function countPools(databases: number): number {
  return Math.max(1, databases);
}

/** Sessions that ordinary roles can have. */
export function countUsable(
  maxConnections: number,
  reservedConnections: number,
  superuserReserved = SUPERUSER_RESERVED_CONNECTIONS,
): number {
  return maxConnections - superuserReserved - reservedConnections;
}

export interface BudgetTenant {
  /** How many it has. */
  readonly databases: number;
  /** Its own, and those that it shares with others. */
  readonly poolers: readonly {
    readonly type: "rw" | "ro" | "r";
    readonly instances: number;
    readonly pool: PoolSize;
  }[];
  readonly directSessions: number;
}

/** Sessions that one PostgreSQL instance may see at worst, headroom included. */
export function countSessions(tenants: readonly BudgetTenant[], instance: "primary" | "standby"): number {
  const types = instance === "primary" ? ["rw", "r"] : ["ro", "r"];
  const pooled = tenants.map(({ databases, poolers, directSessions }) => {
    const reaching = poolers.filter(({ type }) => types.includes(type));
    const sessions = sum(
      reaching.map(({ instances, pool }) => countPods(instances) * countPodSessions(pool, databases)),
    );
    return sessions + (instance === "primary" ? directSessions : 0);
  });
  return sum(pooled) + HEADROOM_CONNECTIONS;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
