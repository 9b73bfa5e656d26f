import { SCRATCH } from "../drill-names.ts";

/** In `postgres`, one by one: CREATE DATABASE takes no transaction. */
export const CREATE_SCRATCH: readonly string[] = [`CREATE DATABASE ${SCRATCH}`];

/** Sessions that an interrupted run has left there are ended. */
export const DROP_SCRATCH: readonly string[] = [
  "SET synchronous_commit = local",
  "SET client_min_messages = warning",
  `DROP DATABASE IF EXISTS ${SCRATCH} WITH (FORCE)`,
];

export const CREATE_MARKERS: readonly string[] = ["CREATE TABLE markers (id uuid PRIMARY KEY, written text NOT NULL)"];

/** @param written when, as a literal without quotes in it */
export function addMarker(written: "before the backup" | "after the backup"): readonly string[] {
  return [`INSERT INTO markers VALUES (gen_random_uuid(), '${written}')`];
}

export const MARKERS = "SELECT id::text AS id, written FROM markers";

/** Ends the WAL file that is being written, and prints its name. */
export const SWITCH_WAL: readonly string[] = ["SELECT pg_walfile_name(pg_switch_wal())"];

/** How many WAL files up to this one wait to be archived. @param file 24 hexadecimal digits */
export function countUnarchived(file: string): string {
  return `SELECT count(*)::int AS waiting FROM pg_ls_archive_statusdir() WHERE name = '${file}.ready'`;
}
