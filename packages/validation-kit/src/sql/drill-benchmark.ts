import { SCRATCH } from "../drill-names.ts";
import { quoteName } from "./quote.ts";

/** Before pgbench fills it, in the tenant's database: nothing of the tenant's is in that schema. */
export const CREATE_BENCHMARK_SCHEMA: readonly string[] = [`CREATE SCHEMA ${SCRATCH}`];

/** After that: what the tenant's role needs to run the script. */
export function grantBenchmark(role: string): readonly string[] {
  return [
    `GRANT USAGE ON SCHEMA ${SCRATCH} TO ${quoteName(role)}`,
    `GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA ${SCRATCH} TO ${quoteName(role)}`,
  ];
}

/** `pgbench_accounts` has 100,000 rows a unit: 15 MB. */
export const SCALE = 10;

/**
 * pgbench's own transaction (PostgreSQL 17, src/bin/pgbench/pgbench.c, `tpcb-like`) with the schema written out: PgBouncer passes
 * no search_path on.
 */
export const TRANSACTION = [
  `\\set aid random(1, ${100_000 * SCALE})`,
  `\\set bid random(1, ${SCALE})`,
  `\\set tid random(1, ${10 * SCALE})`,
  "\\set delta random(-5000, 5000)",
  "BEGIN;",
  `UPDATE ${SCRATCH}.pgbench_accounts SET abalance = abalance + :delta WHERE aid = :aid;`,
  `SELECT abalance FROM ${SCRATCH}.pgbench_accounts WHERE aid = :aid;`,
  `UPDATE ${SCRATCH}.pgbench_tellers SET tbalance = tbalance + :delta WHERE tid = :tid;`,
  `UPDATE ${SCRATCH}.pgbench_branches SET bbalance = bbalance + :delta WHERE bid = :bid;`,
  `INSERT INTO ${SCRATCH}.pgbench_history (tid, bid, aid, delta, mtime) VALUES (:tid, :bid, :aid, :delta, CURRENT_TIMESTAMP);`,
  "END;",
].join("\n");
