import type { Fields } from "../manifest.ts";
import { listAt } from "./fields.ts";
import { readHbaLine, unquoteName } from "./hba.ts";
import { hasPlaceholder } from "./placeholder.ts";

/** PgBouncer keeps a pool for each of them. Undefined: any, or not known. */
export interface PoolerPair {
  readonly database?: string;
  readonly user?: string;
}

/** Words that stand for other names than their own (PgBouncer 1.24, doc/config.md, "HBA file format"). */
const KEYWORDS = new Set(["all", "sameuser", "samerole", "samegroup", "replication"]);

/**
 * Pairs of database and user that a Pooler's own lines name; none where they refuse everybody. Without lines, one that nobody
 * knows: the operator lets everybody in (cloudnative-pg v1.27.0, pkg/management/pgbouncer/config/config.go).
 */
export function pairsOf(pooler: Fields): readonly PoolerPair[] {
  const known = knownPairs.get(pooler);
  if (known !== undefined) return known;
  const pairs = readPairs(pooler);
  knownPairs.set(pooler, pairs);
  return pairs;
}

/** Several rules ask. */
const knownPairs = new WeakMap<Fields, readonly PoolerPair[]>();

function readPairs(pooler: Fields): readonly PoolerPair[] {
  const lines = listAt(pooler, "spec", "pgbouncer", "pg_hba").map(readHbaLine);
  const pairs = new Map<string, PoolerPair>();
  for (const line of lines) {
    if (line === undefined || line.method === "reject") continue;
    for (const database of line.databases)
      for (const user of line.users) {
        const pair = { ...nameOf("database", database), ...nameOf("user", user) };
        pairs.set(JSON.stringify([pair.database ?? null, pair.user ?? null]), pair);
      }
  }
  const refusesOthers = lines.some(
    (line) => line?.method === "reject" && line.databases.includes("all") && line.users.includes("all"),
  );
  return pairs.size === 0 && !refusesOthers ? [{}] : [...pairs.values()];
}

function nameOf(field: keyof PoolerPair, written: string): PoolerPair {
  if (KEYWORDS.has(written) || /^[+@/]/.test(written) || hasPlaceholder(written)) return {};
  return { [field]: unquoteName(written) };
}
