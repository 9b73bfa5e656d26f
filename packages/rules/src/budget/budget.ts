import { HEADROOM_CONNECTIONS } from "@tenantry/tenant-model";
import type { Manifest } from "../manifest.ts";
import type { PodSessions } from "./count-pod-sessions.ts";
import type { PoolerPods } from "./count-pooler-pods.ts";

export const INSTANCES = ["primary", "standby"] as const;
export type Instance = (typeof INSTANCES)[number];

/** What one Pooler may open. */
export interface PoolerBudget {
  readonly manifest: Manifest;
  readonly name: string;
  readonly type: "rw" | "ro" | "r";
  /** The tenants that use it, where a catalog says so. */
  readonly tenants: readonly string[];
  readonly pods: PoolerPods;
  readonly perPod: PodSessions;
  /** While it rolls: pods × what each may open. */
  readonly sessions: number;
}

/** A role that may have fewer sessions than its pools. */
export interface RoleBudget {
  readonly manifest: Manifest;
  readonly name: string;
  /** Place of its limit, which is there. */
  readonly path: readonly (string | number)[];
  readonly limit: number;
}

/** Sessions without a pooler that a catalog allows a tenant. */
export interface DirectBudget {
  readonly tenant: string;
  readonly sessions: number;
}

/** Sessions of one Cluster at worst, and how many PostgreSQL allows. */
export interface Budget {
  readonly cluster: Manifest;
  readonly maxConnections: number;
  /** Kept for superusers and for roles with pg_use_reserved_connections. */
  readonly reserved: number;
  readonly poolers: readonly PoolerBudget[];
  readonly direct: readonly DirectBudget[];
  /** Those with a limit. */
  readonly roles: readonly RoleBudget[];
  /** Sum of the limits where every role that can log in has one. */
  readonly allRoles?: number;
  /** Undefined where it is not known. */
  readonly instances: number | undefined;
}

/** Stands for a role where nobody knows which ones use a pooler. */
export const ALL_ROLES = "all roles together";

/** Sessions on one instance, and what they are made of. */
export interface InstanceBudget {
  readonly poolers: readonly PoolerBudget[];
  readonly direct: readonly DirectBudget[];
  /** Roles whose limit is below what their pools could open, and by how much. */
  readonly spared: readonly { readonly role: string; readonly sessions: number }[];
  /** For the operator, the exporter, backups and a person with psql. */
  readonly headroom: number;
  readonly total: number;
  readonly usable: number;
}

/** In the worst case the Service of read-only poolers leads every connection to the same standby. */
const REACHING = { primary: ["rw", "r"], standby: ["ro", "r"] } as const;

export function budgetInstance(budget: Budget, instance: Instance): InstanceBudget {
  const known = sums[instance].get(budget);
  if (known !== undefined) return known;
  const counted = countInstance(budget, instance);
  sums[instance].set(budget, counted);
  return counted;
}

/** Several rules ask for the same sums. */
const sums = { primary: new WeakMap<Budget, InstanceBudget>(), standby: new WeakMap<Budget, InstanceBudget>() };

function countInstance(budget: Budget, instance: Instance): InstanceBudget {
  const types: readonly string[] = REACHING[instance];
  const poolers = budget.poolers.filter(({ type }) => types.includes(type));
  const direct = instance === "primary" ? budget.direct.filter(({ sessions }) => sessions > 0) : [];
  const byUser = sumByUser(poolers);
  const spare = (role: string | undefined, limit: number) => {
    const sessions = (byUser.get(role) ?? 0) - limit;
    return sessions > 0 ? [{ role: role ?? ALL_ROLES, sessions }] : [];
  };
  const spared = [
    ...budget.roles.flatMap(({ name, limit }) => spare(name, limit)),
    ...spare(undefined, budget.allRoles ?? Number.POSITIVE_INFINITY),
  ];
  const total =
    sum(poolers.map(({ sessions }) => sessions)) +
    sum(direct.map(({ sessions }) => sessions)) -
    sum(spared.map(({ sessions }) => sessions)) +
    HEADROOM_CONNECTIONS;
  return {
    poolers,
    direct,
    spared,
    headroom: HEADROOM_CONNECTIONS,
    total,
    usable: budget.maxConnections - budget.reserved,
  };
}

/** What the pools of each user may open on one instance; pools with limits per database count as none. */
export function sumByUser(poolers: readonly PoolerBudget[]): ReadonlyMap<string | undefined, number> {
  const sessions = new Map<string | undefined, number>();
  for (const { pods, perPod } of poolers)
    for (const [user, count] of perPod.byUser) sessions.set(user, (sessions.get(user) ?? 0) + pods.rolling * count);
  return sessions;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
