import { SCRATCH } from "../drill-names.ts";
import { quoteName } from "./quote.ts";

/** A table in a schema of its own in the tenant's database: the tenant's role may add to it, and owns nothing of it. */
export function createWrites(role: string): readonly string[] {
  return [
    `CREATE SCHEMA ${SCRATCH}`,
    `CREATE TABLE ${SCRATCH}.writes (number bigint PRIMARY KEY)`,
    `GRANT USAGE ON SCHEMA ${SCRATCH} TO ${quoteName(role)}`,
    `GRANT INSERT ON ${SCRATCH}.writes TO ${quoteName(role)}`,
  ];
}

/** One write; `$number` is the shell's. */
export const WRITE = `INSERT INTO ${SCRATCH}.writes (number) VALUES ($number)`;

export const WRITTEN = `SELECT number FROM ${SCRATCH}.writes`;

/**
 * Where no standby is left that could confirm it, the drill's own schema has to go all the same; and a session that still holds
 * it must not keep us waiting for ever.
 */
export const DROP_SCHEMA: readonly string[] = [
  "SET synchronous_commit = local",
  "SET lock_timeout = '30s'",
  "SET client_min_messages = warning",
  `DROP SCHEMA IF EXISTS ${SCRATCH} CASCADE`,
];
