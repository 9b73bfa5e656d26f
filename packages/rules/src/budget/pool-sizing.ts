import { poolerNumber } from "../reading/pooler-parameters.ts";
import type { PoolerBudget } from "./budget.ts";

/** What one pod's pools should be. */
export interface ProposedSize {
  readonly pooler: PoolerBudget;
  readonly defaultPoolSize: number;
  readonly reservePoolSize: number;
}

/** How many connections one pool of a pod has, and how many pools there are. */
export interface Sizing {
  readonly pooler: PoolerBudget;
  /** default_pool_size and reserve_pool_size together, as far as `max_db_connections` lets them. */
  readonly present: number;
  /** Pools of all pods while the pooler rolls. */
  readonly pools: number;
}

/** Undefined for a pooler without pods or connections. */
export function sizingOf(pooler: PoolerBudget): Sizing | undefined {
  const capacity = readSize(pooler, "default_pool_size") + readSize(pooler, "reserve_pool_size");
  const { pools: full, total, auth } = pooler.perPod;
  if (capacity === 0 || pooler.pods.rolling === 0) return undefined;
  const pools = Math.max(1, Math.ceil(full / capacity));
  const present = Math.min(capacity, Math.floor((total - auth) / pools));
  return present < 1 ? undefined : { pooler, present, pools: pools * pooler.pods.rolling };
}

/** Splits a pool's size as it is split now; at least one connection stays outside of the reserve. */
export function splitSize({ pooler }: Sizing, size: number): ProposedSize {
  const reserve = readSize(pooler, "reserve_pool_size");
  const capacity = readSize(pooler, "default_pool_size") + reserve;
  const kept = size === capacity ? reserve : Math.max(0, Math.min(size - 1, Math.floor((size * reserve) / capacity)));
  return { pooler, defaultPoolSize: size - kept, reservePoolSize: kept };
}

export function readSize(
  { manifest }: PoolerBudget,
  name: "default_pool_size" | "reserve_pool_size" | "max_db_connections",
): number {
  return poolerNumber(manifest.object, name) ?? 0;
}
