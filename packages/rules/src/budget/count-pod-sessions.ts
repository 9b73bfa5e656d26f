import type { Fields } from "../manifest.ts";
import type { PoolerPair } from "../reading/pooler-pairs.ts";
import { poolCapacity, poolerNumber } from "../reading/pooler-parameters.ts";

export interface PodSessions {
  /** All that one pod may open. */
  readonly total: number;
  /** Of it: what auth_query opens to look up passwords. */
  readonly auth: number;
  /** Each has a pool of its own for every user of it. */
  readonly databases: number;
  /** Pools of one pod at their full size, before `max_db_connections` takes something away. */
  readonly pools: number;
  /** What each user may open; empty where limits per database make it less than that. `undefined`: nobody knows who. */
  readonly byUser: ReadonlyMap<string | undefined, number>;
}

export interface AuthQuery {
  /** Below 1.28 in every database that clients ask for, from then on in `postgres` (cloudnative-pg v1.28.0, auth_dbname). */
  readonly runsIn: "each-database" | "postgres";
}

/** Server connections that one pod of a Pooler may hold at worst; undefined where a size is not known. */
export function countPodSessions(
  pooler: Fields,
  pairs: readonly PoolerPair[],
  { runsIn }: AuthQuery,
): PodSessions | undefined {
  const capacity = poolCapacity(pooler);
  const maxDatabase = limit(poolerNumber(pooler, "max_db_connections"));
  const maxUser = limit(poolerNumber(pooler, "max_user_connections"));
  if (capacity === undefined || maxDatabase === undefined || maxUser === undefined) return undefined;
  const [only] = pairs;
  if (pairs.length === 1 && only !== undefined) return countPair(only, { capacity, maxDatabase, maxUser, runsIn });
  const perUser = countBy(pairs, ({ user }) => user);
  const perDatabase = countBy(pairs, ({ database }) => database);
  const byUser = new Map([...perUser].map(([user, pools]) => [user, Math.min(maxUser, pools * capacity)]));
  const pools = sum(byUser.values());
  const ownAuth = runsIn === "each-database" ? 1 : 0;
  const auth = runsIn === "each-database" ? perDatabase.size : Math.min(1, pairs.length);
  const capped = sum([...perDatabase.values()].map((users) => Math.min(maxDatabase, users * capacity + ownAuth)));
  const byDatabase = capped + auth - ownAuth * perDatabase.size;
  const total = Math.min(pools + auth, byDatabase);
  return { total, auth, databases: perDatabase.size, pools, byUser: total < pools + auth ? new Map() : byUser };
}

/** Nearly every pooler has one pair. */
function countPair({ user }: PoolerPair, { capacity, maxDatabase, maxUser, runsIn }: PairLimits): PodSessions {
  const pools = Math.min(maxUser, capacity);
  const ownAuth = runsIn === "each-database" ? 1 : 0;
  const total = Math.min(pools + 1, Math.min(maxDatabase, capacity + ownAuth) + 1 - ownAuth);
  return { total, auth: 1, databases: 1, pools, byUser: total < pools + 1 ? new Map() : new Map([[user, pools]]) };
}

interface PairLimits extends AuthQuery {
  readonly capacity: number;
  readonly maxDatabase: number;
  readonly maxUser: number;
}

/** PgBouncer reads 0 as no limit. */
function limit(value: number | undefined): number | undefined {
  return value === 0 ? Number.POSITIVE_INFINITY : value;
}

function countBy<T>(pairs: readonly PoolerPair[], key: (pair: PoolerPair) => T): Map<T, number> {
  const counts = new Map<T, number>();
  for (const pair of pairs) counts.set(key(pair), (counts.get(key(pair)) ?? 0) + 1);
  return counts;
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
